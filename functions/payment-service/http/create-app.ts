import { randomUUID } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import swagger from '@fastify/swagger';
import { type TypeBoxTypeProvider, TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { AppDependencies } from './dependencies';
import { createErrorHandler } from './error-handler';
import { ProblemError } from './problem';
import { healthRoutes } from './routes/health-routes';
import { readPaymentsRoutes } from './routes/read-payments-routes';
import { takePaymentRoute } from './routes/take-payment-route';
import { readTrace } from './trace';

export interface AppOptions extends AppDependencies {
  readonly logger: FastifyBaseLogger;
  /** Without a certificate the app is only there to be injected into. */
  readonly https: ServerOptions | null;
}

/** A payment is some hundred bytes. */
const BODY_LIMIT_BYTES = 16 * 1024;

/** From the first byte of a request to its last; the load balancer has it whole by then. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * Longer than the load balancer keeps an idle connection (60 s), or it would send a request into
 * one that is just being closed and answer 502.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html#connection-idle-timeout
 */
const KEEP_ALIVE_TIMEOUT_MS = 75_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the payment that the request was answered with, for its line in the log. */
    paymentId: string | undefined;
  }
}

export type App = Awaited<ReturnType<typeof createApp>>;

/** The public API. */
export async function createApp({ logger, https, ...dependencies }: AppOptions) {
  const handleError = createErrorHandler(dependencies.metrics);
  const app = fastify({
    // What the router itself can't make sense of, such as a broken percent encoding.
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
    loggerInstance: logger,
    https,
    // One line per request of our own, without its URL: a URL can hold a card number.
    logController: new LogController({
      disableRequestLogging: true,
      requestIdLogLabel: 'traceId',
    }),
    bodyLimit: BODY_LIMIT_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    forceCloseConnections: 'idle',
    // What comes in over a connection that is still open is answered as before: the framework's own
    // refusal is not a problem document, and doesn't say when to ask again.
    return503OnClosing: false,
    genReqId: ({ headers }) => readTrace(headers)?.id ?? randomUUID(),
    routerOptions: { maxParamLength: 64 },
  })
    .withTypeProvider<TypeBoxTypeProvider>()
    .setValidatorCompiler(TypeBoxValidatorCompiler);

  // Bodies are JSON; another type is told so rather than that it lacks every field.
  app.removeContentTypeParser('text/plain');
  app.decorateRequest('paymentId', undefined);
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(async () => {
    throw new ProblemError('not-found');
  });
  // Whoever keeps the connection goes elsewhere with the next request; and a server doesn't close
  // before its connections do, for which this one would keep it waiting for its whole idle time.
  app.addHook('onSend', async (_request, reply) => {
    if (dependencies.readiness.isStopping) reply.header('connection', 'close');
  });
  app.addHook('onResponse', async (request, reply) => {
    const { url: route = 'unknown' } = request.routeOptions;
    if (route === '/payments' && request.method === 'POST' && reply.statusCode === 503) {
      dependencies.metrics.count('PaymentsRefused');
    }
    if (route.startsWith('/health/')) return;
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        paymentId: request.paymentId,
        durationMs: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request answered',
    );
  });

  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Payments',
        version: '1.0.0',
        description: 'Takes payments in the region that writes; reads them in both.',
      },
    },
  });
  await app.register(takePaymentRoute(dependencies));
  await app.register(readPaymentsRoutes(dependencies));
  await app.register(healthRoutes(dependencies));
  app.get('/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  await app.ready();
  return app;
}
