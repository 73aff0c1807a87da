import { AFTERMATH_MS, PATIENCE_MS, type Scenario, SECOND_MS } from './scenario';

export const plannedSwitchover: Scenario = {
  name: 'planned-switchover',
  title: 'Planned switchover',
  description: 'A person hands payments over to the DR region while both regions are well.',
  expected: {
    outcome: 'switchover',
    writer: 'dr',
    moves: 1,
    recovers: true,
    lossless: 'from-the-start',
  },
  run: async (stage) => {
    await stage.operator('failover', '--planned', '--yes');
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    await stage.sleep(AFTERMATH_MS);
  },
};

export const failback: Scenario = {
  name: 'failback',
  title: 'Failback',
  description:
    'The primary region is lost and failed over, comes back, is rebuilt from the DR region, and a person gives it the payments back.',
  expected: {
    outcome: 'switchover',
    writer: 'primary',
    moves: 2,
    recovers: true,
    lossless: 'after-the-first-move',
  },
  run: async (stage) => {
    await stage.begin('killed', 'primary');
    await stage.until({ kind: 'writes', region: 'dr' }, PATIENCE_MS);
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    await stage.end('killed', 'primary');
    await stage.until({ kind: 'protected' }, PATIENCE_MS);
    // In sync is not enough: the lag has to be known, and it is published once a minute.
    await stage.sleep(75 * SECOND_MS);
    await stage.operator('failback', '--yes');
    await stage.until({ kind: 'settled' }, PATIENCE_MS);
    await stage.sleep(AFTERMATH_MS);
  },
};
