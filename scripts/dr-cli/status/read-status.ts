import { stackContext } from '../../engine/deploy-stack/context';
import { DrError } from '../../engine/errors';
import type { OperationContext } from '../../engine/operation/context';
import { type Observed, observed, unknown } from '../../engine/operation/observed';
import {
  type DnsFinding,
  type RegionStatuses,
  readDns,
  readStatuses,
} from '../../engine/operation/status';
import { assertOurs } from '../../engine/ownership';
import type { StackDescription } from '../../engine/ports';
import { locationId, locationsOf, type StackLocation, type Topology } from '../../engine/topology';
import { operationContext } from '../operation/operation-session';
import type { OperationProduct, Product } from '../product/product';
import { type Session, startRun } from '../session';

/** Both regions at one moment. */
export interface StatusView {
  readonly suffix: string;
  readonly atMs: number;
  readonly topology: Topology;
  /** By location; a value of undefined: not deployed. */
  readonly stacks: ReadonlyMap<string, ReadStack>;
  /** Absent for a product without failovers. */
  readonly service: ServiceStatus | undefined;
}

export interface ServiceStatus {
  readonly regions: RegionStatuses;
  readonly dns: Observed<DnsFinding>;
}

/** Reads everything at once. Rejects only for stacks that are somebody else's, and without credentials. */
export async function readStatus(
  session: Session,
  product: Product,
  signal: AbortSignal,
): Promise<StatusView> {
  const { environment, clock } = session;
  const { topology } = environment;
  const reading = new Map(
    locationsOf(topology).map((location) => [
      locationId(location),
      readStack(session, location, signal),
    ]),
  );
  const [stacks, service] = await Promise.all([
    Promise.all([...reading].map(async ([id, read]) => [id, await read] as const)),
    readService(session, product, reading),
  ]);
  return {
    suffix: environment.suffix,
    topology,
    stacks: new Map(stacks),
    service,
    atMs: clock.nowMs(),
  };
}

type ReadStack = Observed<StackDescription | undefined>;

async function readStack(
  session: Session,
  location: StackLocation,
  signal: AbortSignal,
): Promise<ReadStack> {
  const run = startRun(session, () => undefined, signal);
  const context = stackContext(run, locationId(location), location);
  const { stacks } = session.cloud.region(context.region).operation;
  let foreign: DrError | undefined;
  const read = await observed(session, async () => {
    const description = await stacks.describe(context.stackName);
    try {
      if (description !== undefined) {
        assertOurs(context, description);
      }
    } catch (error) {
      foreign = error instanceof DrError ? error : undefined;
      throw error;
    }
    return description;
  });
  // A namesake isn't something that can't be read: all else would be read from it too.
  if (foreign !== undefined) {
    throw foreign;
  }
  return read;
}

async function readService(
  session: Session,
  { operations: product, failover }: Product,
  stacks: ReadonlyMap<string, Promise<ReadStack>>,
): Promise<ServiceStatus | undefined> {
  if (product === undefined || failover === undefined) {
    return undefined;
  }
  const stackIn = (role: 'primary' | 'dr') =>
    stacks.get(locationId({ stack: failover.stack, role })) ??
    Promise.resolve(unknown('not part of the topology'));
  const own = { primary: stackIn('primary'), dr: stackIn('dr') };
  const context = await operationContext(session, product);
  const [regions, dns, ...deployed] = await Promise.all([
    readStatuses(context, own),
    findDns(context, product, Object.values(own)),
    ...Object.values(own),
  ]);
  const isDeployed = deployed.some(
    (stack) => stack.kind === 'unknown' || stack.value !== undefined,
  );
  return isDeployed ? { regions, dns } : undefined;
}

/** By the name that the first stack tells which answers: a lost region's needn't be waited for. */
async function findDns(
  context: OperationContext,
  { domainNameParameter, regionCode }: OperationProduct,
  stacks: readonly Promise<ReadStack>[],
): Promise<Observed<DnsFinding>> {
  const names = stacks.map(async (reading) => {
    const stack = await reading;
    const name = stack.kind === 'known' && stack.value?.parameters[domainNameParameter];
    return name || Promise.reject(new Error('the stack does not tell the domain'));
  });
  try {
    return await readDns(context, await Promise.any(names), regionCode);
  } catch {
    return unknown('no stack that tells the domain can be read');
  }
}
