import { get } from 'node:https';

/** Below the time that ECS gives a check: 5 s. */
const TIMEOUT_MS = 3_000;

/** The container's health check: exits with 0 when this container's service answers. */
const request = get(
  {
    host: '127.0.0.1',
    port: process.env.PORT,
    path: '/health/live',
    // Made by the service itself for this hop; what counts is that it answers.
    rejectUnauthorized: false,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  },
  ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1),
);
request.on('error', () => process.exit(1));
