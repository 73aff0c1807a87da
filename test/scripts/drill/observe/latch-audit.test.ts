import { LatchAudit } from '../../../../scripts/drill/observe/latch-audit';
import type { CallInTransit } from '../../../../scripts/local-cloud/runtime/call';

const put = (functionName: string, atMs: number, more: object = {}): CallInTransit => ({
  service: 'DynamoDB',
  operation: 'PutItem',
  from: { kind: 'lambda', region: 'us-east-2', name: functionName },
  fromRegion: 'us-east-2',
  toRegion: 'us-east-2',
  nowMs: 0,
  input: {
    TableName: 'failover-state-demo',
    Item: {
      item: { S: 'latch' },
      set: { BOOL: true },
      atMs: { N: String(atMs) },
      epoch: { N: '3' },
      ...more,
    },
  },
});

const latch = { set: true, epoch: 3 } as const;

function audited(calls: readonly CallInTransit[]): LatchAudit {
  let nowMs = 1_000;
  const audit = new LatchAudit(() => nowMs);
  for (const call of calls) {
    audit.onCall(call);
    nowMs += 1_000;
  }
  return audit;
}

test.each([
  ['failover-demo', 'operation'],
  ['region-watch-demo', 'watcher'],
  ['something-else', 'somebody-else'],
] as const)('a latch that %s wrote is that of %s', (functionName, by) => {
  const audit = audited([put(functionName, 50)]);

  expect(audit.writeOf({ ...latch, atMs: 50 })).toEqual({
    by,
    atMs: 1_000,
    epoch: 3,
    isSet: true,
  });
});

test('a correction stays the watcher’s once people have been told of it', () => {
  const audit = audited([put('region-watch-demo', 50, { announcement: { S: 'none' } })]);

  expect(audit.writeOf({ ...latch, atMs: 50 })?.by).toBe('watcher');
});

test('of several calls the one that made the latch what it is counts', () => {
  const audit = audited([put('failover-demo', 50), put('region-watch-demo', 90)]);

  expect(audit.writeOf({ ...latch, atMs: 90 })).toMatchObject({ by: 'watcher', atMs: 2_000 });
  expect(audit.writeOf({ ...latch, atMs: 50 })).toMatchObject({ by: 'operation', atMs: 1_000 });
});

test('other items, and a latch from before, are nobody’s', () => {
  const audit = audited([put('failover-demo', 50, { item: { S: 'operation' } })]);

  expect(audit.writeOf({ ...latch, atMs: 50 })).toBeUndefined();
});
