import { machineProblems } from '../../../../templates-src/regional/failover/asl/check';
import { placeholders } from '../../../../templates-src/regional/failover/machine-names';
import { switchoverMachine } from '../../../../templates-src/regional/failover/switchover-machine';
import { catchAll, names, reachableFrom, taskNamed } from './machine-walk';

const machine = switchoverMachine(names);

test('is sound, with names and with placeholders', () => {
  expect(machineProblems(machine)).toEqual([]);
  expect(machineProblems(switchoverMachine(placeholders))).toEqual([]);
});

test('hands the database over to the other region, without any data loss accepted', () => {
  expect(taskNamed(machine, 'Promote')).toMatchObject({
    Resource: 'arn:aws:states:::aws-sdk:rds:switchoverGlobalCluster',
    Parameters: {
      GlobalClusterIdentifier: 'payments-global-test',
      TargetDbClusterIdentifier: names.PeerClusterArn,
    },
  });
  expect(JSON.stringify(machine)).not.toContain('AllowDataLoss');
});

test('is refused unless the target is in sync, with nothing changed', () => {
  const withoutSync = reachableFrom(machine, machine.StartAt, ['IsInSync']);

  expect(machine.States.IsInSync).toMatchObject({ Default: 'RecordAbort' });
  expect(withoutSync.has('RaiseCapacity')).toBe(false);
  expect(withoutSync.has('Drain')).toBe(false);
});

test('raises the target before it drains, and drains before it hands over', () => {
  expect(reachableFrom(machine, machine.StartAt, ['RaiseCapacity']).has('Drain')).toBe(false);
  expect(reachableFrom(machine, machine.StartAt, ['Drain']).has('Promote')).toBe(false);
});

test('takes payments here again when the hand-over fails', () => {
  for (const name of ['DrainFailed', 'ClaimLost', 'PromotionFailed']) {
    expect(machine.States[name]).toMatchObject({ Next: 'UndrainAfterFailure' });
  }
  expect(catchAll(taskNamed(machine, 'Drain'))).toBe('DrainFailed');
});

test('does not take clients back to a region that writes no longer: the latch comes first', () => {
  const withoutLatch = reachableFrom(machine, 'NotePromoted', ['Latch', 'LatchAfterFailure']);

  expect(withoutLatch.has('Undrain')).toBe(false);
  expect(withoutLatch.has('UndrainAfterFailure')).toBe(false);
});

test('keeps clients away from a region that writes no longer when the latch could not be written', () => {
  const afterLatchFailed = reachableFrom(machine, 'LatchFailed');
  const afterNeither = reachableFrom(machine, 'NeitherProvenNorLatched');

  for (const reached of [afterLatchFailed, afterNeither]) {
    expect(reached.has('PageFailure')).toBe(true);
    expect([...reached].filter((name) => name.startsWith('Undrain'))).toEqual([]);
  }
});

test('a target that another operation made the writer is not reported as handed over without loss', () => {
  expect(machine.States.WhatIsTheDatabaseDoing).toMatchObject({
    Choices: expect.arrayContaining([
      {
        And: expect.arrayContaining([{ Variable: '$.polling.asked', BooleanEquals: true }]),
        Next: 'NotePromoted',
      },
    ]),
  });
  expect(machine.States.IsResumed).toEqual({
    Type: 'Choice',
    Choices: [{ Variable: '$.resumes', IsPresent: true, Next: 'NotePromoted' }],
    Default: 'MovedByAnother',
  });
  expect(reachableFrom(machine, 'MovedByAnother').has('Report')).toBe(false);
});

test('goes back to the tasks of a standby only after the report', () => {
  expect(reachableFrom(machine, machine.StartAt, ['Report']).has('LowerMinimum')).toBe(false);
  expect(taskNamed(machine, 'LowerMinimum').Parameters).toMatchObject({
    'MinCapacity.$': "States.StringToJson('2')",
  });
});
