import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import { formatMinorUnits } from '../../validate-payment/decimal-amount';
import { CURRENCIES } from '../../validate-payment/iso-4217';
import type { ExposedAmount, Exposure } from '../exposure/exposure';
import type { Metrics } from '../metrics/metrics';
import { PROMETHEUS_CONTENT_TYPE, toPrometheusText } from '../metrics/prometheus-text';
import { createErrorHandler } from './error-handler';

export interface InternalAppOptions {
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly exposure: () => Promise<Exposure>;
}

/** For operators and machines beside this one; never behind the load balancer. */
export function createInternalApp({ logger, metrics, exposure }: InternalAppOptions) {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  app.setErrorHandler(createErrorHandler(metrics));
  app.get('/metrics', async (_request, reply) =>
    reply.type(PROMETHEUS_CONTENT_TYPE).send(toPrometheusText(metrics)),
  );
  app.get('/dr/exposure', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    return toJson(await exposure());
  });
  return app;
}

function toJson(exposure: Exposure): object {
  switch (exposure.kind) {
    case 'writer':
    case 'unknown':
      return exposure;
    case 'standby':
      return {
        ...exposure,
        atMost: {
          payments: exposure.atMost.payments,
          amounts: exposure.atMost.amounts.map(toDecimal),
        },
      };
  }
}

function toDecimal({ currency: code, minorUnits }: ExposedAmount) {
  const currency = CURRENCIES.get(code);
  if (currency === undefined) throw new Error(`a watermark counts unknown ${code}`);
  return { currency: code, amount: formatMinorUnits(minorUnits, currency) };
}
