import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { AppDependencies } from '../dependencies';
import { HealthSchema, problems } from '../schemas';

const response = {
  200: { description: 'Yes', content: { 'application/json': { schema: HealthSchema } } },
  503: { description: 'No', content: { 'application/json': { schema: HealthSchema } } },
  ...problems(),
};

/** The three questions of docs/container.md. Answers are never cached on the way. */
export const healthRoutes =
  ({ database, readiness }: AppDependencies): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    });

    app.get(
      '/health/live',
      { schema: { operationId: 'isLive', summary: 'Whether the process answers', response } },
      async () => ({ status: 'live' }),
    );

    app.get(
      '/health/ready',
      { schema: { operationId: 'isReady', summary: 'Whether this region can serve', response } },
      async (_request, reply) => {
        const ready = await readiness.current();
        switch (ready.kind) {
          case 'ready':
            return { status: 'ready' };
          case 'not-ready':
            return reply.status(503).send({ status: 'not-ready', reason: ready.reason });
        }
      },
    );

    app.get(
      '/health/writer',
      { schema: { operationId: 'isWriter', summary: 'Whether this region can write', response } },
      async (_request, reply) => {
        const { kind } = await database.status();
        return kind === 'writer' ? { status: kind } : reply.status(503).send({ status: kind });
      },
    );
  };
