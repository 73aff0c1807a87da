import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the code is that detects, decides, acts and records. The state machines are in scope whole. */
const FOLDERS = ['functions/failover', 'functions/region-watch', 'functions/shared'];

export interface Exclusion {
  /** A file, or a folder that ends in `/`. */
  readonly path: string;
  readonly because: string;
}

export const exclusions: readonly Exclusion[] = [
  ...[
    'functions/failover/index.ts',
    'functions/region-watch/index.ts',
    'functions/region-watch/clients.ts',
    'functions/failover/dependencies.ts',
    'functions/region-watch/dependencies.ts',
  ].map((path) => ({ path, because: 'puts real clients into what is simulated' })),
  ...['functions/failover/actions.ts', 'functions/region-watch/actions.ts'].map((path) => ({
    path,
    because: 'lists for IAM policies; a test compares them with what is called',
  })),
  {
    path: 'functions/shared/aws/',
    because: 'invokes the validation for each payment; no part of a failover calls it',
  },
  {
    path: 'functions/shared/adapters/',
    because:
      'the other side of the ports: real sockets and clocks, in whose place is the simulation',
  },
  ...['functions/shared/failover-config.ts', 'functions/shared/environment.ts'].map((path) => ({
    path,
    because: 'reads what the deployment configured, before anything happens',
  })),
  ...[
    'functions/shared/card-number.ts',
    'functions/shared/iban.ts',
    'functions/shared/payment-credentials.ts',
    'functions/shared/redact.ts',
  ].map((path) => ({
    path,
    because: 'payment data: validation and masking, no part of a failover',
  })),
  ...['functions/shared/logger.ts', 'functions/shared/metrics.ts'].map((path) => ({
    path,
    because: 'logging',
  })),
  ...[
    'functions/failover/report/format.ts',
    'functions/failover/report/markdown.ts',
    'functions/failover/report/sentences.ts',
    'functions/region-watch/hold-texts.ts',
    'functions/shared/describe-failure.ts',
    'functions/shared/notify/notification.ts',
  ].map((path) => ({ path, because: 'text for people' })),
];

/** Functions that make text in files that do more. */
const TEXT_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'functions/failover/fence/stop-peer-tasks.ts': [],
  'functions/failover/handler.ts': ['describe'],
  'functions/region-watch/announce.ts': ['textOf'],
  'functions/region-watch/evidence.ts': ['describeSample', 'describeReading', 'describeDatabase'],
};

export const textFunctionsOf = (path: string): readonly string[] => TEXT_FUNCTIONS[path] ?? [];

/** Files in scope, in the order of their paths. */
export function filesInScope(root: string): readonly string[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `${folder}/${path}`),
  )
    .filter((path) => !exclusions.some((exclusion) => isIn(path, exclusion.path)))
    .toSorted();
}

const isIn = (path: string, excluded: string): boolean =>
  excluded.endsWith('/') ? path.startsWith(excluded) : path === excluded;
