import { describeContext, type StackContext } from '../deploy-stack/context';
import { DrError } from '../errors';
import type { StackResource } from '../ports';
import { waitFor } from '../wait';
import type { NetworkInterface, NetworkPlace } from './ports';

/**
 * Lambda gives the interfaces of a function in a VPC back 20 to 40 minutes after the function went:
 * https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/392. Others take less.
 */
const RELEASE_LIMIT_MS = 60 * 60 * 1000;

/** So that a wait of half an hour says now and then that it is one. */
const TELL_AGAIN_MS = 5 * 60 * 1000;

/**
 * Waits until nothing is left in the networks that a deletion failed on, and deletes what services
 * have let go of and left behind.
 *
 * @returns whether anything was in the way, so that another deletion makes sense.
 * @throws DrError when an interface is somebody else's, which no waiting takes away.
 */
export async function clearNetworkInterfaces(
  context: StackContext,
  resources: readonly StackResource[],
): Promise<boolean> {
  const places = resources
    .filter(({ status }) => status === 'DELETE_FAILED')
    .flatMap((resource) => placeOf(resource) ?? []);
  const { run, region, step } = context;
  const { networkInterfaces } = run.cloud.region(region).destroy;
  let told = { ids: '', atMs: Number.NEGATIVE_INFINITY };
  let wereInTheWay = false;
  await waitFor(
    {
      ...run,
      limitMs: RELEASE_LIMIT_MS,
      what: `the release of the network interfaces that ${describeContext(context)} waits for`,
      nextSteps: [run.environment.command('destroy', '--delete-data')],
    },
    async () => {
      const found = await interfacesIn(context, places);
      if (found.length === 0) {
        return true;
      }
      assertOfServices(context, found);
      wereInTheWay = true;
      for (const { id } of found.filter(({ isInUse }) => !isInUse)) {
        run.emit({ type: 'step_activity', step, activity: `deleting network interface ${id}` });
        await networkInterfaces.delete(id);
      }
      const waiting = found.filter(({ isInUse }) => isInUse);
      const ids = waiting.map(({ id }) => id).join();
      const nowMs = run.clock.nowMs();
      if (waiting.length > 0 && (ids !== told.ids || nowMs - told.atMs >= TELL_AGAIN_MS)) {
        told = { ids, atMs: nowMs };
        run.emit({ type: 'step_activity', step, activity: waitingText(waiting) });
      }
      return undefined;
    },
  );
  return wereInTheWay;
}

function placeOf({ type, physicalId }: StackResource): NetworkPlace | undefined {
  if (physicalId === undefined) {
    return undefined;
  }
  switch (type) {
    case 'AWS::EC2::Subnet':
      return { kind: 'subnet', id: physicalId };
    case 'AWS::EC2::SecurityGroup':
      return { kind: 'security-group', id: physicalId };
    case 'AWS::EC2::VPC':
      return { kind: 'vpc', id: physicalId };
    default:
      return undefined;
  }
}

/** Each once: an interface in a subnet is in its security groups and its VPC too. */
async function interfacesIn(
  { run, region }: StackContext,
  places: readonly NetworkPlace[],
): Promise<NetworkInterface[]> {
  const { networkInterfaces } = run.cloud.region(region).destroy;
  const found = await Promise.all(places.map((place) => networkInterfaces.in(place)));
  return [...new Map(found.flat().map((each) => [each.id, each])).values()];
}

function assertOfServices(context: StackContext, found: readonly NetworkInterface[]): void {
  const foreign = found.filter(({ isOfService }) => !isOfService);
  if (foreign.length > 0) {
    throw new DrError({
      code: 'DR_NETWORK_IN_USE',
      message: `${describeContext(context)} can't be deleted: its network holds ${foreign.map(nameOf).join(', ')}, which no service takes away`,
      nextSteps: [
        `aws ec2 describe-network-interfaces --region ${context.region} --network-interface-ids ${foreign.map(({ id }) => id).join(' ')}`,
        context.run.environment.command('destroy', '--delete-data'),
      ],
    });
  }
}

function waitingText(waiting: readonly NetworkInterface[]): string {
  return `waiting for services to release ${waiting.length} network interfaces, which takes up to 40 minutes: ${waiting.map(nameOf).join(', ')}`;
}

function nameOf({ id, description }: NetworkInterface): string {
  return description === '' ? id : `${id} (${description})`;
}
