import { OperationStarts } from '../../../../scripts/drill/observe/operation-starts';
import type { CallInTransit } from '../../../../scripts/local-cloud/runtime/call';

const start = (name: string, region: string): CallInTransit => ({
  service: 'SFN',
  operation: 'StartExecution',
  from: { kind: 'lambda', region, name: 'region-watch-demo' },
  fromRegion: region,
  toRegion: region,
  nowMs: 0,
  input: { stateMachineArn: 'arn', name, input: '{}' },
});

function started(calls: readonly CallInTransit[]): OperationStarts {
  let nowMs = 1_000;
  const starts = new OperationStarts(
    () => nowMs,
    (region) => (region === 'us-east-2' ? 'dr' : 'primary'),
  );
  for (const call of calls) {
    starts.onCall(call);
    nowMs += 1_000;
  }
  return starts;
}

test('an operation began when somebody first asked for it, in its region', () => {
  const starts = started([
    start('failover-1', 'us-east-2'),
    start('failover-1', 'us-east-2'),
    start('failover-1', 'us-east-1'),
  ]);

  expect(starts.startOf('dr', 'failover-1')).toBe(1_000);
  expect(starts.startOf('primary', 'failover-1')).toBe(3_000);
});

test('other calls start nothing', () => {
  const starts = started([
    { ...start('failover-1', 'us-east-2'), operation: 'DescribeExecution' },
    { ...start('failover-1', 'us-east-2'), service: 'Lambda' },
  ]);

  expect(starts.startOf('dr', 'failover-1')).toBeUndefined();
});
