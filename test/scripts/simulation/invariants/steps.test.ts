import { askedAgainForAReason } from '../../../../scripts/simulation/invariants/asked-again-for-a-reason';
import { stepsPersist } from '../../../../scripts/simulation/invariants/steps-persist';
import { tasksEnd } from '../../../../scripts/simulation/invariants/tasks-end';
import { withoutAStep } from '../../../../scripts/simulation/invariants/without-a-step';
import type { Observations } from '../../../../scripts/simulation/observations';
import type { CallFailure, Fault, FaultOf } from '../../../../scripts/simulation/schedule/fault';
import { execution, MINUTE_MS, promotion, request, runWith } from '../support';

const SECOND_MS = 1000;

const always = 24 * 60 * MINUTE_MS;

const fails = (state: string, manner: CallFailure, forMs = 0): FaultOf<'call-fails'> => ({
  kind: 'call-fails',
  place: 'dr',
  by: 'state-machines',
  call: `state ${state}`,
  nth: 1,
  fromMs: 0,
  forMs,
  manner,
});

const triedAt = (state: string, ...seconds: readonly number[]) =>
  seconds.map((second) => ({
    place: 'dr' as const,
    execution: execution.name,
    state,
    atMs: 9 * MINUTE_MS + second * SECOND_MS,
  }));

describe('a step that fails', () => {
  const problems = (fault: Fault, state: string, ...seconds: readonly number[]) =>
    stepsPersist.check(runWith({ tries: triedAt(state, ...seconds) }, [fault]));

  test('is tried again when the time for its answer is over', () => {
    expect(problems(fails('Report', 'lost'), 'Report', 0, 32)).toEqual([]);
  });

  test.each([
    ['never', [0]],
    ['before its time is over', [0, 2]],
    ['much later', [0, 70]],
    ['once too often', [0, 32, 70]],
  ])('is not tried again %s', (_, seconds) => {
    expect(problems(fails('Report', 'lost'), 'Report', ...seconds)).not.toEqual([]);
  });

  test('that is answered late and in its time is not tried again', () => {
    const late = fails('Latch', { slowMs: 9 * SECOND_MS });

    expect(problems(late, 'Latch', 0)).toEqual([]);
    expect(problems(late, 'Latch', 0, 3)).not.toEqual([]);
  });

  test('for good is tried as often as agreed, seconds apart', () => {
    const refused = fails('NoteServing', { error: 'ServiceException' }, always);

    expect(problems(refused, 'NoteServing', 0, 1, 3)).toEqual([]);
    expect(problems(refused, 'NoteServing', 0, 1)).not.toEqual([]);
    expect(problems(refused, 'NoteServing', 0, 20, 60)).not.toEqual([]);
  });

  test('for a reason that stays is tried once', () => {
    const missing = fails('Report', { error: 'ResourceNotFoundException' }, always);

    expect(problems(missing, 'Report', 0)).toEqual([]);
    expect(problems(missing, 'Report', 0, 2)).not.toEqual([]);
  });
});

describe('where nothing fails', () => {
  const problems = (...tries: Observations['tries']) =>
    askedAgainForAReason.check(runWith({ tries }));

  test('a state asks once, and each of two operations does', () => {
    const [claim] = triedAt('Claim', 0);

    expect(problems(...triedAt('Claim', 0), ...triedAt('Report', 9))).toEqual([]);
    expect(claim && problems(claim, { ...claim, execution: 'failover-2' })).toEqual([]);
  });

  test('a claim that was refused is not asked for again', () => {
    expect(problems(...triedAt('Claim', 0, 1))).not.toEqual([]);
  });

  test('what is waited for is asked for until it is there', () => {
    expect(problems(...triedAt('VerifyTraffic', 0, 5, 10))).toEqual([]);
  });
});

describe('a task', () => {
  const problems = (
    change: Partial<Observations['invocations'][number]>,
    faults: readonly Fault[] = [],
  ) =>
    tasksEnd.check(
      runWith(
        {
          invocations: [
            {
              place: 'dr',
              task: 'latch',
              startedAtMs: 0,
              endedAtMs: 9 * SECOND_MS,
              failure: undefined,
              ...change,
            },
          ],
        },
        faults,
      ),
    );
  const aLittleSlow: Fault = { ...fails('', { slowMs: 700 }, always), call: 'task latch' };

  test('may fail, in its time', () => {
    expect(problems({ failure: 'DependencyUnavailable' })).toEqual([]);
  });

  test('may not take longer than agreed, or be ended from outside', () => {
    expect(problems({ endedAtMs: 11 * SECOND_MS })).not.toEqual([]);
    expect(problems({ failure: 'Runtime.ExitError' })).not.toEqual([]);
  });

  test('does what it is for where calls are a little slow', () => {
    expect(problems({}, [aLittleSlow])).toEqual([]);
    expect(problems({ failure: 'DependencyUnavailable' }, [aLittleSlow])).not.toEqual([]);
  });
});

describe('an operation that can never do a step', () => {
  const epochMs = Date.parse('2026-06-01T00:00:00Z');
  const operation = (outcome: string | undefined) => ({
    kind: 'item' as const,
    place: 'dr' as const,
    atMs: 10 * MINUTE_MS,
    item: 'operation',
    value: {
      executionArn: execution.arn,
      epoch: 1,
      kind: 'failover',
      outcome,
      endedAt: new Date(epochMs).toISOString(),
    },
  });
  const seen = (
    state: string,
    outcome: string | undefined,
    change: Partial<Observations> = {},
  ): Partial<Observations> => ({
    tries: triedAt(state, 0),
    effects: [operation(outcome)],
    executions: [execution],
    ...change,
  });
  const problems = (state: string, observations: Partial<Observations>) =>
    withoutAStep.check(
      runWith(observations, [fails(state, { error: 'ServiceException' }, always)]),
    );
  const failed = { ...execution, status: 'FAILED' };
  const pageAbout = (stoppedAt: string) => ({
    place: 'dr' as const,
    atMs: 10.5 * MINUTE_MS,
    subject: 'Failover FAILED: payments sim',
    message: `Failover 1 of payments sim to us-east-2 stopped at ${stoppedAt}. Next: dr-cli resume`,
  });
  const page = pageAbout('confirmation');
  const latched = {
    kind: 'item' as const,
    place: 'dr' as const,
    atMs: 9.5 * MINUTE_MS,
    item: 'latch',
    value: { set: true },
  };
  const movedTo = (dnsAnswer: 'primary' | 'dr'): Partial<Observations> => {
    const { seen: empty } = runWith({});
    return {
      promotions: [promotion],
      promotionRequests: [request],
      final: { ...empty.final, dnsAnswer, isLatched: true },
    };
  };

  test('is done where nothing depends on it', () => {
    expect(problems('NoteServing', seen('NoteServing', 'done', movedTo('dr')))).toEqual([]);
  });

  test.each([
    ['fails', seen('NoteServing', 'failed', { ...movedTo('dr'), executions: [failed] })],
    ['leaves DNS', seen('NoteServing', 'done', movedTo('primary'))],
    ['promotes nothing', seen('NoteServing', 'done')],
  ])('may not be one that %s there', (_, observations) => {
    expect(problems('NoteServing', observations)).not.toEqual([]);
  });

  test('fails, pages once and moves nothing where it must not go on', () => {
    const stopped = { executions: [failed], pages: [page] };

    expect(problems('Confirm', seen('Confirm', 'failed', stopped))).toEqual([]);
  });

  test.each([
    ['goes on', seen('Confirm', 'done', movedTo('dr'))],
    ['pages nobody', seen('Confirm', 'failed', { executions: [failed] })],
    ['pages twice', seen('Confirm', 'failed', { executions: [failed], pages: [page, page] })],
    [
      'pages about another step',
      seen('Confirm', 'failed', { executions: [failed], pages: [pageAbout('claim')] }),
    ],
    ['leaves its item open', seen('Confirm', undefined, { executions: [failed], pages: [page] })],
    [
      'looks for the writer',
      seen('Confirm', 'failed', {
        executions: [failed],
        pages: [page],
        tries: [...triedAt('Confirm', 0), ...triedAt('LookForWriter', 60_000)],
      }),
    ],
    [
      'promotes',
      seen('Confirm', 'failed', { ...movedTo('dr'), executions: [failed], pages: [page] }),
    ],
    [
      'never ends',
      seen('Confirm', undefined, { executions: [{ ...failed, endedAtMs: undefined }] }),
    ],
  ])('may not be one that %s there', (_, observations) => {
    expect(problems('Confirm', observations)).not.toEqual([]);
  });

  test('tells DNS where the writer is, and fails, where no payment can be proven', () => {
    const unproven = {
      ...movedTo('dr'),
      executions: [failed],
      pages: [pageAbout('verifying payment')],
      effects: [operation('failed'), latched],
    };
    const judged = (change: Partial<Observations>) =>
      problems('VerifyPayment', seen('VerifyPayment', 'failed', { ...unproven, ...change }));

    expect(judged({})).toEqual([]);
    expect(judged(movedTo('primary'))).not.toEqual([]);
    // The watcher would, minutes later.
    expect(judged({ effects: [operation('failed')] })).not.toEqual([]);
  });
});
