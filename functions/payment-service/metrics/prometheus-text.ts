import { COUNTER_NAMES, COUNTERS, GAUGE_NAMES, GAUGES, type Metrics } from './metrics';

export const PROMETHEUS_CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** The same numbers for whoever asks: https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function toPrometheusText(metrics: Metrics): string {
  const counters = COUNTER_NAMES.map((name) =>
    describe(`${snakeCase(name)}_total`, 'counter', COUNTERS[name], metrics.counted(name)),
  );
  const gauges = GAUGE_NAMES.flatMap((name) => {
    const value = metrics.measured(name);
    return value === undefined ? [] : [describe(snakeCase(name), 'gauge', GAUGES[name], value)];
  });
  const memory = describe(
    'process_resident_memory_bytes',
    'gauge',
    'resident memory',
    process.memoryUsage.rss(),
  );
  return [...counters, ...gauges, memory].join('');
}

const describe = (name: string, type: string, help: string, value: number): string =>
  `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${name} ${value}\n`;

const snakeCase = (name: string): string =>
  `payment_service${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
