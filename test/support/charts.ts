import type { Chart, ChartBar } from '../../scripts/dr-cli/render/gantt/marks';

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 5, 9);

/** A bar from one minute to another. */
export function chartBar(
  label: string,
  from: number,
  to: number,
  rest: Partial<ChartBar> = {},
): ChartBar {
  return {
    id: label,
    label,
    action: 'create',
    startedMs: START_MS + from * MINUTE_MS,
    endedMs: START_MS + to * MINUTE_MS,
    outcome: 'succeeded',
    isCritical: false,
    ...rest,
  };
}

/** A deployment with everything that a chart can show. */
export const sampleChart: Chart = {
  title: 'deploy of demo',
  runId: '20260105T090000-0a1b2c',
  startedMs: START_MS,
  endedMs: START_MS + 40 * MINUTE_MS,
  rows: [
    { bar: chartBar('foundation@primary', 0, 5, { isCritical: true }), resources: [] },
    { bar: chartBar('foundation@dr', 0, 4), resources: [] },
    {
      bar: chartBar('regional@primary', 5, 40, { isCritical: true, outcome: 'failed' }),
      resources: [
        chartBar('DatabaseClusterWithAVeryLongLogicalIdThatGoesOn', 6, 20, { isCritical: true }),
        chartBar('Service', 20, 30, { isCritical: true, outcome: 'failed' }),
        chartBar('Service', 31, 33, { id: 'gone', action: 'delete' }),
        chartBar('Alarm <"&">', 29, 30, { outcome: 'cancelled' }),
      ],
    },
  ],
};
