/**
 * What the task definition and the payment-service image agree on. The image
 *
 * - listens with TLS on `PORT` and answers {@link healthPaths}, the first of them without asking
 *   anyone else;
 * - holds `health-check.js` in its working directory, which asks for `/health/live` once
 *   and exits with 0 or 1;
 * - runs as {@link CONTAINER_USER} from a file system it can't write to, but for
 *   {@link WRITABLE_PATH}, which it declares as a `VOLUME` that this user may write to:
 *   https://docs.aws.amazon.com/AmazonECS/latest/developerguide/bind-mounts.html
 * - holds the authorities that sign RDS's certificates in {@link DATABASE_CA_FILE}.
 */
export const healthPaths = {
  /** The process answers. */
  live: '/health/live',
  /** It can serve: reads, and writes where this region's database is the writer. */
  ready: '/health/ready',
  /** This region's database takes writes. */
  writer: '/health/writer',
} as const;

export const HEALTH_CHECK_COMMAND = ['CMD', 'node', 'health-check.js'];

/** `uid:gid`, by number, because names are the image's. */
export const CONTAINER_USER = '1000:1000';

export const WRITABLE_PATH = '/tmp';

/** Authorities of RDS's certificates, in the image: a cluster's certificate is signed by one of them. */
export const DATABASE_CA_FILE = '/app/rds-ca-bundle.pem';

/** Below this the service writes transaction logs; its role may write nowhere else. */
export const TRANSACTION_LOG_PREFIX = 'transactions/';
