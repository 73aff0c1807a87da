import { suffixProblem } from '../../templates-src/naming';

/** A setting that people give as a flag or an environment variable. */
export interface SettingOption {
  readonly flag: string;
  readonly placeholder: string;
  readonly environmentVariable: string;
  readonly description: string;
  /** Why a value can't be used; undefined when it can. */
  readonly problem: (value: string) => string | undefined;
}

/** Every setting, by its name in `Settings`. */
export const SETTING_OPTIONS = {
  suffix: {
    flag: '--suffix',
    placeholder: '<name>',
    environmentVariable: 'DR_SUFFIX',
    description: 'environment that every name ends in, such as prod',
    problem: suffixProblem,
  },
  domainName: {
    flag: '--domain',
    placeholder: '<name>',
    environmentVariable: 'DR_DOMAIN',
    description: 'name that clients use, such as payments.example.com',
    problem: matching(
      /^(?=.{1,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      'a domain name has labels of lower-case letters, digits and hyphens: payments.example.com',
    ),
  },
  hostedZoneId: {
    flag: '--hosted-zone-id',
    placeholder: '<id>',
    environmentVariable: 'DR_HOSTED_ZONE_ID',
    description: 'public Route 53 hosted zone that answers for the domain',
    problem: matching(/^Z[A-Z0-9]{1,31}$/, 'a hosted zone id looks like Z0123456789ABCDEFGHIJ'),
  },
  notificationEmail: {
    flag: '--notification-email',
    placeholder: '<address>',
    environmentVariable: 'DR_NOTIFICATION_EMAIL',
    description: 'where alarms are mailed to',
    problem: matching(/^$|^[^@\s]+@[^@\s]+\.[^@\s]+$/, 'an address looks like on-call@example.com'),
  },
  natGateways: {
    flag: '--nat-gateways',
    placeholder: '<per-zone|single>',
    environmentVariable: 'DR_NAT_GATEWAYS',
    description: 'one per zone survives the loss of a zone; a single one costs less',
    problem: matching(/^(per-zone|single)$/, 'it is per-zone or single'),
  },
  interfaceEndpoints: {
    flag: '--interface-endpoints',
    placeholder: '<enabled|disabled>',
    environmentVariable: 'DR_INTERFACE_ENDPOINTS',
    description: 'reach AWS APIs over private endpoints instead of NAT gateways',
    problem: matching(/^(enabled|disabled)$/, 'it is enabled or disabled'),
  },
  databaseInstanceClass: {
    flag: '--database-instance-class',
    placeholder: '<class>',
    environmentVariable: 'DR_DATABASE_INSTANCE_CLASS',
    description: 'class of every Aurora instance, in both regions',
    problem: matching(/^db\.[a-z0-9]+\.[a-z0-9]+$/, 'an instance class looks like db.r6g.large'),
  },
  databaseEngineVersion: {
    flag: '--database-engine-version',
    placeholder: '<version>',
    environmentVariable: 'DR_DATABASE_ENGINE_VERSION',
    description: 'Aurora PostgreSQL version, in both regions',
    problem: matching(/^\d{2}\.\d{1,2}$/, 'a version looks like 17.7'),
  },
  databaseRpoSeconds: {
    flag: '--database-rpo-seconds',
    placeholder: '<seconds>',
    environmentVariable: 'DR_DATABASE_RPO_SECONDS',
    description: 'commits stop when the standby is further behind; 0 leaves it off',
    problem: rpoProblem,
  },
  standInAfterSeconds: {
    flag: '--stand-in-after-seconds',
    placeholder: '<seconds>',
    environmentVariable: 'DR_STAND_IN_AFTER_SECONDS',
    description: 'accept payments without a database that long after its promotion; 0 never',
    problem: standInProblem,
  },
  imageDigest: {
    flag: '--image-digest',
    placeholder: '<sha256:...>',
    environmentVariable: 'DR_IMAGE_DIGEST',
    description: "payment-service image in both regions' repositories",
    problem: matching(/^sha256:[0-9a-f]{64}$/, 'a digest is sha256: and 64 hexadecimal digits'),
  },
} as const satisfies Record<string, SettingOption>;

export type SettingName = keyof typeof SETTING_OPTIONS;

export const SETTING_NAMES = Object.keys(SETTING_OPTIONS) as SettingName[];

function matching(pattern: RegExp, rule: string): SettingOption['problem'] {
  return (value) => (pattern.test(value) ? undefined : rule);
}

/**
 * Aurora takes 20 s or more; two hours is far beyond any recovery point worth
 * having. `rds.global_db_rpo`:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
 */
function rpoProblem(value: string): string | undefined {
  const seconds = Number(value);
  const isValid = /^\d+$/.test(value) && (seconds === 0 || (seconds >= 20 && seconds <= 7_200));
  return isValid ? undefined : 'it is 0 or a whole number of seconds from 20 to 7200';
}

/**
 * Nearly all promotions are over by the default of six minutes; sooner than after one, every
 * failover would be paid for with payments that are booked later.
 */
function standInProblem(value: string): string | undefined {
  const seconds = Number(value);
  const isValid = /^\d+$/.test(value) && (seconds === 0 || (seconds >= 60 && seconds < 4_000));
  return isValid ? undefined : 'it is 0 or a whole number of seconds from 60 to 3999';
}
