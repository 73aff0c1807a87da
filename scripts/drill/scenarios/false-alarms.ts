import type { Expected } from '../checks/drill-history';
import { AFTERMATH_MS, MINUTE_MS, type Scenario, SECOND_MS } from './scenario';

const STAYS: Expected = { outcome: 'no-failover', writer: 'primary', moves: 0, recovers: true };

export const drCutOff: Scenario = {
  name: 'dr-cut-off',
  title: 'DR region cut off',
  description:
    'The DR region loses its connection to everybody. It must not take that for the loss of the primary region.',
  expected: { ...STAYS, lossless: 'from-the-start' },
  run: async (stage) => {
    await stage.begin('unreachable', 'dr');
    await stage.sleep(3 * MINUTE_MS);
    await stage.end('unreachable', 'dr');
    await stage.sleep(MINUTE_MS);
  },
};

/** Shorter than it takes to believe that a region is lost. */
const ABSENCE_MS = 25 * SECOND_MS;
const PRESENCE_MS = 35 * SECOND_MS;

export const flapping: Scenario = {
  name: 'flapping',
  title: 'Region comes and goes',
  description:
    'The primary region is out of reach for 25 seconds, three times, with 35 seconds in between.',
  expected: { ...STAYS, lossless: 'from-the-start' },
  run: async (stage) => {
    for (let time = 0; time < 3; time += 1) {
      await stage.begin('unreachable', 'primary');
      await stage.sleep(ABSENCE_MS);
      await stage.end('unreachable', 'primary');
      await stage.sleep(PRESENCE_MS);
    }
    await stage.sleep(AFTERMATH_MS + MINUTE_MS);
  },
};
