import {
  agreedWatches,
  scheduleOfWatch,
} from '../../../../scripts/simulation/invariants/agreed-watches';
import { watchesAsAgreed } from '../../../../scripts/simulation/invariants/watches-as-agreed';
import type { Effect } from '../../../../scripts/simulation/observations';
import type { Schedule } from '../../../../scripts/simulation/schedule/fault';
import { MINUTE_MS } from '../support';
import { changed, judges, pagedTwice, scheduleNamed, unpaged } from './judges';

const watchNamed = (name: string): Schedule => scheduleNamed(agreedWatches, scheduleOfWatch, name);

describe('a latch that is wrong', () => {
  const schedule = watchNamed('the latch is set while the primary writes');
  judges(watchesAsAgreed, schedule, {
    'stays wrong': changed(/^latch$/, { set: true }),
    'is corrected at once': changed(/^latch$/, { set: false }),
    'is told to nobody': unpaged,
    'is told twice': pagedTwice,
    'is published as another': ({ effects }) => ({
      effects: effects.map(
        (effect): Effect =>
          effect.kind === 'metrics'
            ? { ...effect, values: { ...effect.values, FailoverLatch: 0 } }
            : effect,
      ),
    }),
  });
});

describe('tasks that were wanted in vain', () => {
  const schedule = watchNamed('the tasks that were wanted in vain are given back');
  judges(watchesAsAgreed, schedule, {
    'were never wanted': ({ effects }) => ({
      effects: effects.filter(({ kind }) => kind !== 'tasks'),
    }),
    'are wanted again and again': ({ effects }) => ({ effects: [...effects, ...effects] }),
  });
});

describe('a failover that is forgotten', () => {
  const schedule = watchNamed('a failover that had promoted is forgotten');
  judges(watchesAsAgreed, schedule, { 'is not resumed': () => ({ executions: [] }) });
});

describe('executions that die before they claim their place', () => {
  const schedule = watchNamed('executions die before they claim their place, one after the other');
  judges(watchesAsAgreed, schedule, {
    'are started once more': ({ executions }) => ({
      executions: executions.flatMap((each) =>
        each.name === 'failover-5' ? [each, { ...each, name: 'failover-6' }] : [each],
      ),
    }),
    'are told of too often': pagedTwice,
    'are told of to nobody': unpaged,
  });
});

describe('an exposure that was never closed', () => {
  const schedule = watchNamed(
    'a region that no longer writes has an exposure that was never closed',
  );
  judges(watchesAsAgreed, schedule, {
    'stays open': changed(/^exposure$/, { until: 0 }),
    'ends at another time': changed(/^exposure$/, { until: 1 }),
  });
});

describe('a resumption that is refused for a while', () => {
  const schedule = watchNamed(
    'a failover that is to be resumed, and its start is refused for a while',
  );
  judges(watchesAsAgreed, schedule, {
    'is said to be over while it is refused': ({ pages }) => ({
      pages: pages.map((page) =>
        page.subject.startsWith('Resolved') ? { ...page, atMs: 0 } : page,
      ),
    }),
    'is paged for again and again': pagedTwice,
  });
});

describe('a region that is drained by who never comes back', () => {
  judges(watchesAsAgreed, watchNamed('a region is drained by who never comes back'), {
    'stays drained': () => ({ acknowledged: [] }),
    'is not drained': ({ acknowledged }) => ({
      acknowledged: acknowledged.map((each) => ({ ...each, atMs: 6.5 * MINUTE_MS })),
    }),
  });
});

describe('a pause of what is disarmed', () => {
  const schedule = watchNamed('no more tasks while it is disarmed and somebody pauses that');
  judges(watchesAsAgreed, schedule, {
    'arms it': changed(/^arming$/, { armed: true }),
    'is said to be done': () => ({ refusals: [] }),
  });
});
