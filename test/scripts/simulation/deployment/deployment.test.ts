import { readDeployedDns } from '../../../../scripts/simulation/deployment/deployed-dns';
import { readDeployedRegion } from '../../../../scripts/simulation/deployment/deployed-region';
import { deployedDocuments } from '../../../../scripts/simulation/deployment/templates';
import type { TemplateDocument } from '../../../../templates-src/cfn/document';

const { regional, globalDns } = deployedDocuments();

/** The same stack with another value in every property of that name. */
const withProperty = (document: TemplateDocument, name: string, value: unknown) =>
  JSON.parse(JSON.stringify(document), (key, was) => (key === name ? value : was));

const readDr = (document: TemplateDocument) => readDeployedRegion(document, 'us-east-2');

describe('the simulated world', () => {
  test('has the names, the policy and the floors that the templates give the functions', () => {
    const { config, failoverMachine } = readDr(regional.dr);

    expect(config).toMatchObject({
      homeRole: 'dr',
      region: 'us-east-2',
      peerRegion: 'us-east-1',
      clusterArn: 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-sim',
      homeFloorTasks: 2,
      primaryFloorTasks: 10,
    });
    expect(failoverMachine.substitutions).toMatchObject({
      ClusterArn: config.clusterArn,
      StateTable: config.stateTable,
    });
  });

  test.each([
    ['Timeout', 7, (stack: TemplateDocument) => readDr(stack).watcher.timeoutMs, 7_000],
    [
      'ScheduleExpression',
      'rate(3 minutes)',
      (stack: TemplateDocument) => readDr(stack).watchSchedule.periodMs,
      180_000,
    ],
    [
      'State',
      'DISABLED',
      (stack: TemplateDocument) => readDr(stack).watchSchedule.isEnabled,
      false,
    ],
    ['Period', 30, (stack: TemplateDocument) => readDr(stack).latchAlarm.periodMs, 30_000],
    [
      'POLICY',
      '{"cooldownMs":5}',
      (stack: TemplateDocument) => readDr(stack).config.policy.cooldownMs,
      5,
    ],
    ['MinCapacity', '3', (stack: TemplateDocument) => readDr(stack).tasks.min, 3],
  ])('changes with %s in the regional template', (name, value, read, expected) => {
    expect(read(regional.dr)).not.toBe(expected);
    expect(read(withProperty(regional.dr, name, value))).toBe(expected);
  });

  test.each([
    ['RequestInterval', 30, { writer: { intervalMs: 30_000 } }],
    ['FailureThreshold', 5, { ready: { failureThreshold: 5 } }],
    ['HealthThreshold', 1, { healthyChildren: 1 }],
    ['InsufficientDataHealthStatus', 'Healthy', { latch: { withoutData: 'Healthy' } }],
  ])('changes with %s in the DNS template', (name, value, expected) => {
    expect(readDeployedDns(globalDns)).not.toMatchObject(expected);
    expect(readDeployedDns(withProperty(globalDns, name, value))).toMatchObject(expected);
  });

  test('is refused when the templates no longer have what it is made of', () => {
    const { RegionWatchSchedule: _, ...others } = regional.dr.Resources;

    expect(() => readDr({ ...regional.dr, Resources: others })).toThrow(
      'the templates have no AWS::Scheduler::Schedule with Name region-watch-sim',
    );
  });
});
