import { machineMutants } from '../../../../scripts/mutation/machines';
import type { Mutant } from '../../../../scripts/mutation/mutant';
import type { StateMachineDefinition } from '../../../../templates-src/regional/failover/asl/states';
import { failoverMachine } from '../../../../templates-src/regional/failover/failover-machine';
import { placeholders } from '../../../../templates-src/regional/failover/machine-names';
import { switchoverMachine } from '../../../../templates-src/regional/failover/switchover-machine';

const mutants = machineMutants();

const originals = () => ({
  failover: failoverMachine(placeholders),
  switchover: switchoverMachine(placeholders),
});

/** What the mutant's module gives in place of the definitions. */
function definitionsOf(mutant: Mutant): Readonly<Record<string, StateMachineDefinition>> {
  const module: { exports: { machineDefinitions?: () => never } } = { exports: {} };
  const run = new Function('require', 'module', mutant.replace().text);
  run(() => ({ machineDefinitions: originals }), module);
  return module.exports.machineDefinitions?.() ?? {};
}

function mutantWith(id: string): StateMachineDefinition {
  const mutant = mutants.find((each) => each.id === id);
  const definition = mutant && definitionsOf(mutant)[id.split('-')[0] ?? ''];
  if (definition === undefined) {
    throw new Error(`there is no mutant ${id}`);
  }
  return definition;
}

describe('mutants of the state machines', () => {
  it('have ids of their own', () => {
    const ids = mutants.map(({ id }) => id);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('change one machine each, and never to what it was', () => {
    const before = originals();

    for (const mutant of mutants.filter((_, index) => index % 7 === 0)) {
      const after = definitionsOf(mutant);
      const changed = (['failover', 'switchover'] as const).filter(
        (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]),
      );
      expect(changed).toHaveLength(1);
    }
  });

  it('cover every state of both machines', () => {
    const states = Object.values(originals()).flatMap(({ States }) =>
      Object.entries(States).filter(([, { Type }]) => Type !== 'Succeed'),
    );

    for (const [name] of states) {
      expect(mutants.some(({ place }) => place.endsWith(`machine, ${name}`))).toBe(true);
    }
  });

  it('leave a step out and go on where it went', () => {
    const { States } = mutantWith('failover-machine:Latch:step:not-done');

    expect(States.Latch).toEqual({ Type: 'Pass', ResultPath: '$', Next: 'NoteLatched' });
  });

  it('repeat what is asked once', () => {
    const { States } = mutantWith(
      'failover-machine:AtOnce › DescribeDatabase:retry:repeats:-States.ALL',
    );
    const [branch] = 'Branches' in (States.AtOnce ?? {}) ? Object(States.AtOnce).Branches : [];

    expect(branch.States.DescribeDatabase.Retry).toMatchObject([
      { ErrorEquals: ['States.ALL'], MaxAttempts: 3 },
    ]);
  });

  it('do two steps the other way round', () => {
    const { States } = mutantWith('failover-machine:VerifyPayment:order:after-NoteVerified');
    const before = originals().failover.States;

    expect(States.VerifyPayment).toMatchObject({
      Parameters: 'Parameters' in (before.NoteVerified ?? {}) ? expect.anything() : undefined,
      Resource: 'arn:aws:states:::dynamodb:updateItem',
      Next: 'NoteVerified',
    });
    expect(States.NoteVerified).toMatchObject({
      Resource: 'arn:aws:states:::lambda:invoke',
      Next: 'Latch',
    });
  });

  it('leave a branch out, with what is made of its result', () => {
    const { States } = mutantWith('failover-machine:AtOnce:step:without-branch-RaiseMinimum');

    expect(States.AtOnce).toMatchObject({
      ResultSelector: { 'promotion.$': '$[0].promotion', 'fence.$': '$[1].fence' },
    });
  });

  it('let the branches wait for one of them', () => {
    const { States } = mutantWith(
      'failover-machine:AtOnce:order:branch-Fence-first,-then-the-others',
    );

    expect(States.AtOnce).toMatchObject({
      Branches: [{ StartAt: 'Fence' }],
      Next: 'AtOnce: the others',
    });
    expect(States['AtOnce: the others']).toMatchObject({
      Branches: [{ StartAt: 'BeginPromotion' }, { StartAt: 'RaiseMinimum' }, { StartAt: 'Known' }],
      Next: 'IsPromoted',
    });
  });

  it('force a choice either way', () => {
    const always = mutantWith('failover-machine:IsConfirmed:guard:NoteConfirmed-whenever-asked');
    const never = mutantWith('failover-machine:IsConfirmed:guard:never-NoteConfirmed');

    expect(always.States.IsConfirmed).toMatchObject({ Type: 'Pass', Next: 'NoteConfirmed' });
    expect(never.States.IsConfirmed).toMatchObject({ Type: 'Pass', Next: 'RecordAbort' });
  });

  it('forget an error in every state', () => {
    const definition = mutantWith('failover-machine:whole:retry:no-state-knows-Runtime.ExitError');

    expect(JSON.stringify(definition)).not.toContain('Runtime.ExitError');
  });

  it('take the acceptance of data loss out of the promotion', () => {
    const definition = mutantWith('failover-machine:AtOnce › Promote:value:without-AllowDataLoss');

    expect(JSON.stringify(definition)).not.toContain('AllowDataLoss');
  });
});
