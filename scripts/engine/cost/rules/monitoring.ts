import { listOf } from '../../template/read-property';
import { isNode } from '../../template/resolve';
import { guess } from '../assumptions';
import type { Circumstances, Rule } from '../estimate';
import { PRICES, type Price } from '../prices';
import { checkerRequests, clientRequests } from './traffic';
import { BYTES_PER_GB } from './units';

/** An alarm on an expression is billed for each metric in it. */
export const alarm: Rule = (resource) => {
  const metrics = listOf(resource, 'Metrics').filter(
    (metric) => isNode(metric) && metric.MetricStat !== undefined,
  ).length;
  return [{ what: 'alarms', quantity: Math.max(1, metrics), price: PRICES.alarmMetricMonth }];
};

export const dashboard: Rule = () => [
  { what: 'dashboard', quantity: 1, price: PRICES.dashboardMonth },
];

/** What goes into each log group; the rest, which is little, is one guess for the region. */
const LOG_BYTES: Readonly<Record<string, (circumstances: Circumstances) => number>> = {
  ServiceLogGroup: (circumstances) =>
    clientRequests(circumstances) * guess('serviceLogBytesPerRequest'),
  WebAclLogGroup: (circumstances) =>
    (clientRequests(circumstances) + checkerRequests(circumstances)) *
    guess('webAclLogBytesPerRequest'),
  FlowLogGroup: (circumstances) =>
    (clientRequests(circumstances) + checkerRequests(circumstances)) *
      guess('flowLogBytesPerRequest') +
    guess('idleLogGb') * BYTES_PER_GB,
};

export const logGroup: Rule = ({ logicalId }, circumstances) => {
  const bytes = LOG_BYTES[logicalId]?.(circumstances) ?? 0;
  return bytes === 0 ? [] : [{ what: 'logs', quantity: bytes / BYTES_PER_GB, price: PRICES.logGb }];
};

const ENDPOINT_TYPES = ['HTTP', 'HTTPS', 'HTTP_STR_MATCH', 'HTTPS_STR_MATCH', 'TCP'];

/** HTTPS, a fast interval and measured latency are optional features, each with its own price. */
export const healthCheck: Rule = ({ properties }) => {
  const config = isNode(properties.HealthCheckConfig) ? properties.HealthCheckConfig : {};
  const type = String(config.Type);
  const features = [
    type.startsWith('HTTPS'),
    ENDPOINT_TYPES.includes(type) && Number(config.RequestInterval) === 10,
    config.MeasureLatency === true,
    type.endsWith('STR_MATCH'),
  ].filter(Boolean).length;
  const feature: Price = PRICES.healthCheckFeatureMonth;
  return [
    { what: 'health checks', quantity: 1, price: PRICES.healthCheckMonth },
    ...(features === 0
      ? []
      : [{ what: 'health checks, features', quantity: features, price: feature }]),
  ];
};
