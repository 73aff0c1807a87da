import {
  constant,
  type Distribution,
  logNormal,
  mixture,
  triangular,
  uniform,
} from './distribution';
import type { Provenance } from './provenance';

/** One believed duration, and why it is believed. */
export interface Estimate {
  readonly what: string;
  readonly distribution: Distribution;
  readonly provenance: Provenance;
}

/**
 * Share of promotions that don't finish because the secondary's storage volume
 * has to be replaced or restored first. See docs/rto.md for why it is 1 %.
 */
export const VOLUME_RESTORE_SHARE = 0.01;

const VOLUME_RESTORE = uniform(3600, 14_400);

/** Aurora's promotion with a given share of volume restores. */
export function promotion(volumeRestoreShare: number): Distribution {
  return mixture(logNormal(120, 300), VOLUME_RESTORE, volumeRestoreShare);
}

function prior(what: string, distribution: Distribution, source: string): Estimate {
  return { what, distribution, provenance: { kind: 'prior', source } };
}

const AURORA_DR =
  'docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html';
const HEALTH_CHECKS =
  'docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html';

/**
 * Every duration that no setting decides. None was observed on this system, and
 * none may be changed because of what the command then prints: change one when
 * there is a better source, and say which.
 */
export const PRIORS = {
  healthCheckOverhead: prior(
    'Route 53: time-outs of the last checks, agreement of checkers, status to name servers',
    triangular(0, 15, 60),
    `interval x threshold is the floor (30 s as deployed); AWS publishes no bound above it; ${HEALTH_CHECKS}`,
  ),
  scheduleDelay: prior(
    'EventBridge Scheduler: delay of an invocation against its minute',
    mixture(triangular(0, 0.5, 3), uniform(3, 59), 0.02),
    'assumption: a schedule without a flexible window is started within its minute, nearly always at once',
  ),
  watcherStart: prior(
    'region-watch: start of the function',
    triangular(0.05, 0.3, 2),
    'assumption: mostly warm, because it runs every minute',
  ),
  sampleDuration: prior(
    'region-watch: one sample while the lost region answers nothing',
    triangular(3, 3.2, 4),
    'the probe waits for its 3 s time-out; every other call gives up after 4 s',
  ),
  executionStart: prior(
    'Claim and start of the state machine',
    triangular(0.5, 1, 5),
    'assumption: two API calls and a state transition',
  ),
  confirmTask: prior(
    'Confirm: the signals read again, by a function that may start cold',
    triangular(3.3, 4.5, 8),
    'assumption: one sample plus a cold start',
  ),
  promotionCall: prior(
    'FailoverGlobalCluster accepted',
    triangular(0.3, 1, 5),
    'assumption: one call with retries of throttling',
  ),
  promotion: prior(
    'Aurora: promotion of the secondary, data loss allowed',
    promotion(VOLUME_RESTORE_SHARE),
    `"typically within a few minutes"; third-party runs 2 to 4 min, n = 1 each; one public note of a volume restored from a snapshot; ${AURORA_DR}`,
  ),
  writerEndpoint: prior(
    'Aurora: cluster endpoint resolves to the new writer',
    triangular(2, 8, 30),
    'assumption; the endpoint has a TTL of 5 s, and in 2022 took minutes once (blog.jayjanssen.net)',
  ),
  serviceReconnect: prior(
    'payment-service: dead and read-only connections dropped, new ones opened',
    constant(5),
    'keepalive and tcp_user_timeout of 5 s; an upper bound by construction, to be replaced by a drill',
  ),
  standInOpens: prior(
    'payment-service: time is up to payments accepted into the intake table',
    triangular(1, 2, 8),
    'assumption: the state table is read every second, then a status of the database and a count of the table',
  ),
  scaleCall: prior(
    'RegisterScalableTarget and UpdateService',
    triangular(0.5, 2, 10),
    'assumption: two API calls and a scheduler round of ECS',
  ),
  taskStart: prior(
    'Fargate: task from requested to container start',
    triangular(50, 60, 120),
    'third-party: 53 to 62 s, n = 10, image of 413 MB (elasticscale.com, 2024-04); the tail is an assumption',
  ),
  taskBoot: prior(
    'payment-service: container start to /health/live',
    triangular(10, 30, 90),
    'assumption until the image is measured',
  ),
  targetRegistration: prior(
    'Load balancer: target registered to first health check',
    uniform(0, 10),
    'assumption',
  ),
  verifyTask: prior(
    'A synthetic payment written and read back',
    triangular(10, 30, 60),
    'assumption: tries are 5 s apart',
  ),
  latchToDns: prior(
    'Latch metric, alarm on it, health check on the alarm',
    uniform(60, 180),
    'one alarm period of 60 s plus up to 2 min; docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html',
  ),
  clientDns: prior(
    "Clients' resolvers forget the old answer, clients connect anew",
    triangular(10, 60, 150),
    'an alias to a load balancer has a TTL of 60 s; the tail is resolvers that keep answers longer, an assumption',
  ),
  clientRetry: prior(
    'A client that was told 503 tries again',
    uniform(0, 5),
    'assumption: clients follow a Retry-After of 5 s',
  ),
} as const satisfies Record<string, Estimate>;

export type PriorName = keyof typeof PRIORS;

/** Share of failovers in which payments can't be taken in although the time is up. */
export const STAND_IN_FAILURE_SHARE = {
  value: 0.01,
  source:
    'assumption: the request for the promotion was not noted, or DynamoDB of the surviving region does not answer',
} as const;

/** Share of samples that come back Unknown although everything else works; each starts the confirmation over. */
export const UNKNOWN_SAMPLE_SHARE = {
  value: 0.002,
  source: 'assumption: a lost UDP answer, a throttled call',
} as const;
