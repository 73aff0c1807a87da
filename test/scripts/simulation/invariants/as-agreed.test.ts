import {
  agreedClaimOf,
  agreedClaims,
  scheduleOfClaim,
} from '../../../../scripts/simulation/invariants/agreed-claims';
import {
  agreedHolds,
  holdOf,
  scheduleOfHold,
} from '../../../../scripts/simulation/invariants/agreed-holds';
import {
  agreedOperationOf,
  agreedOperations,
  scheduleOfOperation,
} from '../../../../scripts/simulation/invariants/agreed-operations';
import {
  agreedWatches,
  agreedWatchOf,
  scheduleOfWatch,
} from '../../../../scripts/simulation/invariants/agreed-watches';
import { claimsAsAgreed } from '../../../../scripts/simulation/invariants/claims-as-agreed';
import { holdsAsAgreed } from '../../../../scripts/simulation/invariants/holds-as-agreed';
import { operationsAsAgreed } from '../../../../scripts/simulation/invariants/operations-as-agreed';
import type { Effect } from '../../../../scripts/simulation/observations';
import type { Schedule } from '../../../../scripts/simulation/schedule/fault';
import { MINUTE_MS } from '../support';
import { changed, judges, pagedTwice, scheduleNamed, startedLaterBy, unpaged } from './judges';

describe('a region that is lost and not armed', () => {
  judges(holdsAsAgreed, scheduleNamed(agreedHolds, scheduleOfHold, 'not armed yet'), {
    'holds for another reason': changed(/^decision$/, { reason: 'cooldown' }),
    'holds and pages too early': changed(/^decision$/, { page: true }),
    'pages nobody': unpaged,
    'pages twice at once': pagedTwice,
    'pages for something else, too': ({ pages }) => ({
      pages: [
        ...pages,
        { place: 'dr', atMs: 7 * MINUTE_MS, subject: 'us-east-2 is cut off', message: '' },
      ],
    }),
    'is failed over': () => ({
      executions: [
        {
          arn: '',
          place: 'dr',
          name: 'failover-1',
          by: 'region-watch',
          acceptDataLoss: false,
          startedAtMs: 8 * MINUTE_MS,
          endedAtMs: undefined,
          status: 'RUNNING',
        },
      ],
    }),
  });
});

describe('a region that is lost', () => {
  judges(holdsAsAgreed, scheduleNamed(agreedHolds, scheduleOfHold, 'lost'), {
    'is failed over a round too late': startedLaterBy(10_000),
    'is failed over a round too early': startedLaterBy(-10_000),
    'is never failed over': () => ({ executions: [] }),
    'is failed over under another name': ({ executions }) => ({
      executions: executions.map((each) => ({ ...each, name: 'failover-2' })),
    }),
    'is failed over twice': ({ executions }) => ({ executions: [...executions, ...executions] }),
  });
});

describe('a region that is lost with two instances in the standby', () => {
  judges(holdsAsAgreed, scheduleNamed(agreedHolds, scheduleOfHold, 'two instances'), {
    'is said to be in trouble since another time': changed(/^operation$/, {
      firstBadSampleAtMs: 1,
    }),
  });
});

describe('a switchover without a lag', () => {
  const schedule = scheduleNamed(
    agreedOperations,
    scheduleOfOperation,
    'a switchover, without a lag',
  );
  judges(operationsAsAgreed, schedule, {
    'is done all the same': changed(/^operation$/, { outcome: 'done' }),
    'is called off for another reason': changed(/^operation$/, { reason: 'no idea' }),
    'is told to nobody': unpaged,
    'is checked again': ({ tries }) => ({ tries: [...tries, ...tries] }),
    drains: ({ effects }) => ({
      effects: effects.map(
        (effect): Effect =>
          effect.kind === 'item' && effect.item === 'operation'
            ? { ...effect, item: 'draining' }
            : effect,
      ),
    }),
  });
});

describe('a payment that is refused after the promotion', () => {
  const schedule = scheduleNamed(
    agreedOperations,
    scheduleOfOperation,
    "the payment's POST answered 400 ",
  );
  judges(operationsAsAgreed, schedule, {
    'counts as proven': changed(/^facts#/, { payment: { paymentId: 'synthetic' } }),
    'is reported as verified': ({ reports }) => ({
      reports: reports.map((each) => ({
        ...each,
        report: { ...Object(each.report), payments: { kind: 'verified' } },
      })),
    }),
    'is told to nobody': unpaged,
    'leaves DNS': ({ final }) => ({ final: { ...final, dnsAnswer: 'primary' } }),
    'leaves the latch': ({ final }) => ({ final: { ...final, isLatched: false } }),
  });
});

const operationNamed = (name: string): Schedule =>
  scheduleNamed(agreedOperations, scheduleOfOperation, name);

describe('a promotion that is refused four times', () => {
  judges(operationsAsAgreed, operationNamed('promoting by a failover, refused four times'), {
    'is asked for once more': ({ tries }) => ({
      tries: [...tries, ...tries.filter(({ state }) => state === 'Promote').slice(0, 1)],
    }),
    'is paged for at each refusal': pagedTwice,
  });
});

describe('a failover of a region whose autoscaling is suspended', () => {
  judges(operationsAsAgreed, operationNamed('beside the promotion, autoscaling is suspended'), {
    'asks for no tasks': ({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'tasks'),
    }),
    'asks for one too few': ({ effects }) => ({
      effects: effects.map(
        (effect): Effect =>
          effect.kind === 'tasks' && effect.desiredCount !== undefined
            ? { ...effect, desiredCount: effect.desiredCount - 1 }
            : effect,
      ),
    }),
  });
});

describe('a failover in vain', () => {
  judges(operationsAsAgreed, operationNamed('a failover in vain, the primary writes'), {
    'leaves the tasks of the other region stopped': ({ final }) => ({
      final: {
        ...final,
        regions: { ...final.regions, primary: { ...final.regions.primary, minimumTasks: 0 } },
      },
    }),
    'is paged as if it had': ({ pages }) => ({
      pages: [
        ...pages,
        { place: 'dr', atMs: 45 * MINUTE_MS, subject: 'Old region still fenced', message: '' },
      ],
    }),
  });
});

describe('a switchover that somebody overtakes', () => {
  judges(
    operationsAsAgreed,
    operationNamed('promoting by a switchover, somebody has switched over'),
    {
      'counts as done': changed(/^operation$/, { outcome: 'done' }),
      'fails for another reason': changed(/^operation$/, { reason: 'no idea' }),
      'is told to nobody': unpaged,
    },
  );
});

describe('a switchover whose payment is refused', () => {
  judges(
    operationsAsAgreed,
    operationNamed("after a switchover, the payment's POST answered 400 "),
    {
      'never drained': changed(/^draining$/, { set: false }),
      'stays drained': changed(/^draining$/, { set: true }),
    },
  );
});

describe("a failover that finds somebody else's claim before it promotes", () => {
  const schedule = scheduleNamed(
    agreedClaims,
    scheduleOfClaim,
    "HoldsTheClaim of a failover finds somebody else's operation",
  );
  judges(claimsAsAgreed, schedule, {
    'never looks': () => ({ tries: [] }),
    'looks again': ({ tries }) => ({ tries: [...tries, ...tries] }),
    'ends well': ({ executions }) => ({
      executions: executions.map((each) => ({ ...each, status: 'SUCCEEDED' })),
    }),
    'promotes all the same': () => ({
      promotionRequests: [
        {
          kind: 'failover',
          atMs: 8 * MINUTE_MS,
          place: 'dr',
          executionName: 'failover-1',
          outcome: 'accepted',
        },
      ],
    }),
    'tells nobody that it failed': unpaged,
    'notes its own phase there': ({ effects, tries }) => {
      const at = tries.find(({ state }) => state === 'HoldsTheClaim')?.atMs ?? 0;
      return {
        effects: effects.map(
          (effect): Effect =>
            effect.kind === 'item' &&
            effect.item === 'operation' &&
            String(Object(effect.value).executionArn).endsWith('failover-47')
              ? { ...effect, atMs: at }
              : effect,
        ),
      };
    },
    'writes over it': ({ effects }) => ({
      effects: effects.map(
        (effect): Effect =>
          effect.kind === 'item' && effect.item === 'operation'
            ? { ...effect, atMs: effect.atMs + 10 * MINUTE_MS }
            : effect,
      ),
    }),
  });
});

describe('a failover that finds its own claim', () => {
  const schedule = scheduleNamed(
    agreedClaims,
    scheduleOfClaim,
    'Claim of a failover finds its own claim, of which it had no answer',
  );
  judges(claimsAsAgreed, schedule, {
    'leaves it as it is': ({ effects }) => ({
      effects: effects.filter((effect) => effect.kind !== 'item' || effect.item !== 'operation'),
    }),
    'never promotes': () => ({ promotionRequests: [] }),
  });
});

describe('what was agreed', () => {
  test.each([
    ['holds', agreedHolds.map(({ name }) => name), agreedHolds.map(scheduleOfHold)],
    [
      'operations',
      agreedOperations.map(({ name }) => name),
      agreedOperations.map(scheduleOfOperation),
    ],
    ['claims', agreedClaims.map(({ name }) => name), agreedClaims.map(scheduleOfClaim)],
    ['watches', agreedWatches.map(({ name }) => name), agreedWatches.map(scheduleOfWatch)],
  ])('about %s is each of another thing, under a name of its own', (_, names, schedules) => {
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(schedules.map((each) => JSON.stringify(each))).size).toBe(schedules.length);
  });

  test('says nothing of a run that has fewer faults, or others', () => {
    const { durationMs, faults } = scheduleNamed(agreedHolds, scheduleOfHold, 'not armed yet');
    const fewer = { durationMs, faults: faults.slice(1) };

    expect(holdOf({ durationMs, faults })?.name).toBe('not armed yet');
    const found = [holdOf, agreedOperationOf, agreedClaimOf, agreedWatchOf].map((find) =>
      find(fewer),
    );
    expect(found).toEqual([undefined, undefined, undefined, undefined]);
  });
});
