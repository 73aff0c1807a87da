import { parseDefinition } from '../../../../../scripts/engine/operation/what-if/definition';
import {
  type WhatIfStep,
  whatIfSteps,
} from '../../../../../scripts/engine/operation/what-if/steps';
import { failoverMachine } from '../../../../../templates-src/regional/failover/failover-machine';
import { switchoverMachine } from '../../../../../templates-src/regional/failover/switchover-machine';
import { names } from '../../../../templates-src/regional/failover/machine-walk';

const failover = whatIfSteps(failoverMachine(names), 'failover');
const switchover = whatIfSteps(switchoverMachine(names), 'switchover');

type CallStep = Extract<WhatIfStep, { kind: 'call' }>;

function callsOf(steps: readonly WhatIfStep[]): CallStep[] {
  return steps.flatMap((step) => {
    if (step.kind === 'together') {
      return step.branches.flatMap(callsOf);
    }
    return step.kind === 'call' ? [step] : [];
  });
}

const wordsOf = (steps: readonly WhatIfStep[]) =>
  callsOf(steps).map(({ action, what }) => `${action} ${what.split(':')[0]}`);

/** Where the first step stands that begins so. */
const positionOf = (steps: readonly WhatIfStep[], words: string) =>
  wordsOf(steps).findIndex((each) => each.startsWith(words));

test('a failover claims, looks once more, promotes, proves a payment, moves DNS and reports', () => {
  const positions = [
    "dynamodb:PutItem claims the region's one place",
    'lambda:Invoke confirm',
    'rds:FailoverGlobalCluster',
    'lambda:Invoke verify-payment',
    'lambda:Invoke latch',
    'lambda:Invoke verify-traffic',
    'lambda:Invoke report',
    'dynamodb:UpdateItem notes phase done',
  ].map((words) => positionOf(failover, words));

  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
});

test('promotion, capacity and fence are done at the same time', () => {
  const together = failover.flatMap((step) => (step.kind === 'together' ? [step] : []));

  expect(together).toHaveLength(1);
  expect(
    together[0]?.branches.map((branch) => positionOf(branch, 'rds:FailoverGlobalCluster')),
  ).toEqual([expect.any(Number), -1, -1]);
  expect(together[0]?.branches).toHaveLength(3);
});

test('a switchover checks and drains before it promotes, and lets clients back afterwards', () => {
  const positions = ['check-in-sync', 'raise-capacity', 'drain', 'verify-payment', 'undrain'].map(
    (task) => positionOf(switchover, `lambda:Invoke ${task}`),
  );
  const promotion = positionOf(switchover, 'rds:SwitchoverGlobalCluster');

  expect(positions).not.toContain(-1);
  expect(positions).toEqual([...positions].sort((a, b) => a - b));
  expect(promotion).toBeGreaterThan(positions[2] ?? 0);
  expect(promotion).toBeLessThan(positions[3] ?? 0);
});

test('nothing that follows a failure or a call-off is listed', () => {
  const words = [...wordsOf(failover), ...wordsOf(switchover)].join('\n');

  expect(words).not.toMatch(/sns:Publish|phase failed|phase aborted/);
});

test('the wait for the promotion tells what ends it', () => {
  const waits = (steps: readonly WhatIfStep[]): WhatIfStep[] =>
    steps.flatMap((step) =>
      step.kind === 'together' ? step.branches.flatMap(waits) : step.kind === 'wait' ? [step] : [],
    );

  expect(waits(failover)).toEqual([
    {
      kind: 'wait',
      seconds: 5,
      until: [expect.stringContaining(`database.writers[0] is ${names.ClusterArn}`)],
    },
  ]);
});

test('a step whose function reaches the other region says with what, and whether anything waits', () => {
  const fence = callsOf(failover).find(({ what }) => what.startsWith('fence'));
  const latchOf = (steps: readonly WhatIfStep[]) =>
    callsOf(steps).find(({ what }) => what.startsWith('latch'));

  expect(fence).toMatchObject({ inside: { peerIsBestEffort: true }, onFailure: 'goes-on' });
  expect(fence?.inside?.peer).toContain('ecs:UpdateService');
  expect(latchOf(failover)?.inside?.peer).toEqual([]);
  expect(latchOf(switchover)?.inside?.peer).toContain('dynamodb:PutItem');
});

test('the promotion’s own failure stops the run, a note that can’t be written doesn’t', () => {
  const note = callsOf(failover).find(({ what }) => what === 'notes phase confirmed');
  const latch = callsOf(failover).find(({ what }) => what.startsWith('latch'));

  expect(note?.onFailure).toBe('goes-on');
  expect(latch?.onFailure).toBe('stops');
});

test('a definition that was changed in the account is told as it is', () => {
  const machine = failoverMachine(names);
  const { NoteConfirmed: _, ...others } = machine.States;
  const changed = JSON.stringify({ ...machine, States: others }).replaceAll(
    'NoteConfirmed',
    'HoldsTheClaim',
  );

  const steps = whatIfSteps(parseDefinition(changed), 'failover');

  expect(wordsOf(steps)).not.toContain('dynamodb:UpdateItem notes phase confirmed');
  expect(wordsOf(steps)).toContain('lambda:Invoke confirm');
});

test('a definition with what this version doesn’t know is refused rather than told by halves', () => {
  const machine = failoverMachine(names);
  const odd = { ...machine, States: { ...machine.States, Claim: { Type: 'Map' } } };

  expect(() => parseDefinition(JSON.stringify(odd))).toThrow(/does not know/);
});
