import { FAILOVER_ACTIONS } from '../../../../functions/failover/actions';
import { REGION_WATCH_ACTIONS } from '../../../../functions/region-watch/actions';
import { failoverMachine } from '../../../../templates-src/regional/failover/failover-machine';
import { switchoverMachine } from '../../../../templates-src/regional/failover/switchover-machine';
import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';
import { names, tasks } from './machine-walk';

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const OWN_REGION = 'us-east-2';
const PEER_REGION = 'us-east-1';

/** For Lambda, Step Functions and the services that encrypt, not for a call of ours. */
const IMPLIED = /^(logs|xray|kms):/;

/** ECS is asked in the caller's name when a scalable target is registered. */
const OF_SCALABLE_TARGET = ['ecs:DescribeServices', 'ecs:UpdateService'];

const document = deployed('dr');

/** `action region` for everything a role allows; an action without a resource is allowed in both. */
function allowed(roleId: string): Set<string> {
  const { Policies } = propertiesOf(document, roleId) as unknown as {
    Policies: { PolicyDocument: { Statement: Statement[] } }[];
  };
  const pairs = Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).flatMap(
    ({ Action, Resource }) =>
      [Action]
        .flat()
        .filter((action) => !IMPLIED.test(action))
        .flatMap((action) => regionsOf(Resource).map((region) => `${action} ${region}`)),
  );
  return new Set(pairs);
}

function regionsOf(resource: unknown): string[] {
  const text = JSON.stringify(resource);
  const everywhere = text === '"*"';
  const inPeer = text.includes(`:${PEER_REGION}:`);
  const inOwn = text.includes(`:${OWN_REGION}:`) || !inPeer;
  return [...(inOwn || everywhere ? ['own'] : []), ...(inPeer || everywhere ? ['peer'] : [])];
}

/** Allowed without a resource, an action of one region is allowed in the other as well. */
function surplus(roleId: string, needed: ReadonlySet<string>): string[] {
  const neededActions = new Set([...needed].map((pair) => pair.split(' ')[0]));
  const unbounded = ['rds:Describe', 'cloudwatch:'];
  return [...allowed(roleId)].filter((pair) => {
    const [action = ''] = pair.split(' ');
    const isUnbounded = unbounded.some((prefix) => action.startsWith(prefix));
    return isUnbounded ? !neededActions.has(action) : !needed.has(pair);
  });
}

describe.each([
  ['FailoverRole', FAILOVER_ACTIONS],
  ['RegionWatchRole', REGION_WATCH_ACTIONS],
] as const)('%s', (roleId, actions) => {
  const needed = new Set<string>(actions.map(({ action, region }) => `${action} ${region}`));

  it('allows every action that the function calls, in the region where it does', () => {
    const granted = allowed(roleId);

    expect([...needed].filter((pair) => !granted.has(pair))).toEqual([]);
  });

  it('allows nothing else', () => {
    const dependent = OF_SCALABLE_TARGET.map((action) => `${action} own`);

    expect(surplus(roleId, needed).filter((pair) => !dependent.includes(pair))).toEqual([]);
  });
});

describe.each([
  ['FailoverMachineRole', failoverMachine(names)],
  ['SwitchoverMachineRole', switchoverMachine(names)],
] as const)('%s', (roleId, machine) => {
  const needed = new Set(tasks(machine).map(([, { Resource }]) => actionOf(Resource)));
  const granted = new Set([...allowed(roleId)].map((pair) => pair.split(' ')[0] ?? ''));

  it('allows every action that the machine calls', () => {
    expect([...needed].filter((action) => !granted.has(action))).toEqual([]);
  });

  it('allows nothing else', () => {
    const others = [...granted].filter((action) => !needed.has(action));

    expect(others.filter((action) => !OF_SCALABLE_TARGET.includes(action))).toEqual([]);
  });
});

/** `arn:aws:states:::aws-sdk:rds:failoverGlobalCluster` is `rds:FailoverGlobalCluster` to IAM. */
function actionOf(resource: string): string {
  const [service = '', action = ''] = resource.split(':').slice(-2);
  if (service === 'lambda') {
    return 'lambda:InvokeFunction';
  }
  const prefix = service === 'applicationautoscaling' ? 'application-autoscaling' : service;
  return `${prefix}:${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}
