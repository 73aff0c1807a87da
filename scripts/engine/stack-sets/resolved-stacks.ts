import type { HomeRole } from '../../../templates-src/topology';
import type { Environment } from '../environment';
import type { Cloud, RegionPort, Stacks } from '../ports';
import { isRolledOut } from './rollout';

const ROLES: readonly HomeRole[] = ['dr', 'primary'];

type Names = Pick<Environment, 'topology' | 'stackName'>;

/**
 * The same cloud, in which a stack that is an instance of a stack set is found by the name it would
 * have by itself. Its own is `StackSet-<name of the stack set>-<id>`, which nobody knows before.
 */
export function cloudWithStackSets(cloud: Cloud, names: Names): Cloud {
  const regions = new Map<string, RegionPort>();
  const regionOf = (name: string): RegionPort => {
    const port = cloud.region(name);
    const find = (stackSetName: string) => findInstance(cloud, names, stackSetName, name);
    return {
      ...port,
      stacks: resolvedStacks(port.stacks, find),
      operation: { ...port.operation, stacks: resolvedReads(port.operation.stacks, find) },
    };
  };
  return {
    ...cloud,
    region: (name) => {
      const known = regions.get(name) ?? regionOf(name);
      regions.set(name, known);
      return known;
    },
  };
}

/**
 * ARN of the stack of an instance in a region. The region that administers the stack set is asked
 * alone where it is the usual one: a lost region must not hide the other one's stacks.
 */
async function findInstance(
  cloud: Cloud,
  { topology, stackName }: Names,
  stackSetName: string,
  region: string,
): Promise<string | undefined> {
  const names = topology.stacks.filter(isRolledOut).map(({ id }) => stackName(id));
  if (!names.includes(stackSetName)) {
    return undefined;
  }
  const { accountId } = await cloud.caller();
  const place = { stackSetName, accountId, region };
  const failures: unknown[] = [];
  for (const role of ROLES) {
    try {
      const { stackSets } = cloud.region(topology.regions[role].name);
      const stackArn = (await stackSets.instance(place))?.stackArn;
      if (stackArn !== undefined) {
        return stackArn;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  // Not found where one couldn't be asked is not known.
  if (failures.length > 0) {
    throw failures[0];
  }
  return undefined;
}

type Find = (stackSetName: string) => Promise<string | undefined>;

interface Resolver {
  readonly describe: Stacks['describe'];
  /** The ARN that a name has last been found to stand for, or the name. */
  resolve(stack: string): string;
}

/** Plain stacks come first: an environment is either all plain stacks or has stack sets. */
function resolver(stacks: Pick<Stacks, 'describe'>, find: Find): Resolver {
  const arns = new Map<string, string>();
  return {
    resolve: (stack) => arns.get(stack) ?? stack,
    describe: async (stack) => {
      const plain = await stacks.describe(stack);
      if (plain !== undefined || stack.startsWith('arn:')) {
        return plain;
      }
      const arn = await find(stack);
      if (arn === undefined) {
        arns.delete(stack);
        return undefined;
      }
      arns.set(stack, arn);
      return stacks.describe(arn);
    },
  };
}

type Reads = Pick<Stacks, 'describe' | 'resources'>;

function resolvedReads(stacks: Reads, find: Find): Reads {
  const { describe, resolve } = resolver(stacks, find);
  return { describe, resources: (stack) => stacks.resources(resolve(stack)) };
}

function resolvedStacks(stacks: Stacks, find: Find): Stacks {
  const { describe, resolve } = resolver(stacks, find);
  return {
    ...stacks,
    describe,
    resources: (stack) => stacks.resources(resolve(stack)),
    newestEventId: (stack) => stacks.newestEventId(resolve(stack)),
    eventsSince: (stack, knownEventId) => stacks.eventsSince(resolve(stack), knownEventId),
    eventsUntil: (stack, isEnough) => stacks.eventsUntil(resolve(stack), isEnough),
    template: (stack) => stacks.template(resolve(stack)),
    createChangeSet: (request) =>
      stacks.createChangeSet({ ...request, stackName: resolve(request.stackName) }),
  };
}
