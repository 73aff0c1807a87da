import type { Expected } from '../checks/drill-history';
import {
  AFTERMATH_MS,
  type FaultKind,
  MINUTE_MS,
  PATIENCE_MS,
  type Scenario,
  SECOND_MS,
} from './scenario';

const FAILOVER: Expected = { outcome: 'failover', writer: 'dr', moves: 1, recovers: true };

/** Something happens to the primary region, and the DR region has to take over by itself. */
const loss = (
  fault: FaultKind,
  words: Pick<Scenario, 'name' | 'title' | 'description'>,
): Scenario => ({
  ...words,
  expected: FAILOVER,
  run: async (stage) => {
    await stage.begin(fault, 'primary');
    await stage.until({ kind: 'writes', region: 'dr' }, PATIENCE_MS);
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    await stage.sleep(AFTERMATH_MS);
  },
});

export const regionKilled = loss('killed', {
  name: 'region-killed',
  title: 'Region killed',
  description: 'Every process of the primary region is killed at once and does not come back.',
});

export const regionHangs = loss('unreachable', {
  name: 'region-hangs',
  title: 'Region hangs',
  description:
    'Nothing gets into the primary region or out of it any more; connections hang instead of breaking.',
});

export const databaseOnly = loss('database-lost', {
  name: 'database-only',
  title: 'Database lost',
  description: 'The database of the primary region ends and does not come back; all else runs on.',
});

export const applicationOnly = loss('tasks-lost', {
  name: 'application-only',
  title: 'Application lost',
  description: 'All tasks of the primary region end, and no new ones start; its database runs on.',
});

export const replicationCutBeforeLoss: Scenario = {
  name: 'replication-cut-before-loss',
  title: 'Replication cut before the loss',
  description:
    'Replication stops for a minute and a half, payments go on, and then the primary region is killed.',
  expected: FAILOVER,
  run: async (stage) => {
    stage.cutReplication();
    await stage.sleep(90 * SECOND_MS);
    await regionKilled.run(stage);
  },
};

/** For so long payments are accepted before the database writes. */
const STANDS_IN_FOR_MS = MINUTE_MS;

export const promotionHangs: Scenario = {
  name: 'promotion-hangs',
  title: 'Promotion hangs',
  description:
    'The primary region is killed, and promoting the standby takes a minute longer than the DR region waits before it accepts payments without a database.',
  expected: { ...FAILOVER, standsIn: true },
  run: async (stage) => {
    stage.holdUpPromotions(stage.standInAfterMs + STANDS_IN_FOR_MS);
    await regionKilled.run(stage);
    await stage.until({ kind: 'booked' }, PATIENCE_MS);
  },
};

export const operatorRace: Scenario = {
  name: 'operator-race',
  title: 'Operator and automation at once',
  description:
    'The primary region is killed. While it is being judged, a person starts a failover by hand.',
  expected: FAILOVER,
  run: async (stage) => {
    await stage.begin('killed', 'primary');
    await stage.sleep(85 * SECOND_MS);
    await stage.operator('failover', '--unplanned', '--accept-data-loss', '--yes');
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    await stage.sleep(AFTERMATH_MS);
  },
};

export const oldPrimaryReturns: Scenario = {
  name: 'old-primary-returns',
  title: 'Old primary returns',
  description:
    'The primary region is killed. As soon as the DR region writes it is back, with the data it had.',
  expected: FAILOVER,
  run: async (stage) => {
    await stage.begin('killed', 'primary');
    await stage.until({ kind: 'writes', region: 'dr' }, PATIENCE_MS);
    await stage.end('killed', 'primary');
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    // Health checks pass again, caches run out, Aurora rebuilds: whatever is to go wrong does now.
    await stage.sleep(3 * MINUTE_MS);
  },
};
