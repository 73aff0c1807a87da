import type { ValueForm } from './value-form';

/** A setting that people give as a flag, an environment variable or a key of the settings file. */
export interface SettingOption {
  readonly flag: `--${string}`;
  readonly placeholder: string;
  readonly environmentVariable: `DR_${string}`;
  readonly description: string;
  readonly form: ValueForm;
}

/** Every setting of an environment, by its name in `Settings`. */
export const SETTING_OPTIONS = {
  suffix: {
    flag: '--suffix',
    placeholder: '<name>',
    environmentVariable: 'DR_SUFFIX',
    description: 'environment that every name ends in, such as prod',
    form: { kind: 'suffix' },
  },
  domainName: {
    flag: '--domain',
    placeholder: '<name>',
    environmentVariable: 'DR_DOMAIN',
    description: 'name that clients use, such as payments.example.com',
    form: {
      kind: 'text',
      pattern: /^(?=.{1,200}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
      rule: 'a domain name has labels of lower-case letters, digits and hyphens: payments.example.com',
    },
  },
  hostedZoneId: {
    flag: '--hosted-zone-id',
    placeholder: '<id>',
    environmentVariable: 'DR_HOSTED_ZONE_ID',
    description: 'public Route 53 hosted zone that answers for the domain',
    form: {
      kind: 'text',
      pattern: /^Z[A-Z0-9]{1,31}$/,
      rule: 'a hosted zone id looks like Z0123456789ABCDEFGHIJ',
    },
  },
  notificationEmail: {
    flag: '--notification-email',
    placeholder: '<address>',
    environmentVariable: 'DR_NOTIFICATION_EMAIL',
    description: 'where alarms are mailed to',
    form: {
      kind: 'text',
      pattern: /^$|^[^@\s]+@[^@\s]+\.[^@\s]+$/,
      rule: 'an address looks like on-call@example.com',
    },
  },
  natGateways: {
    flag: '--nat-gateways',
    placeholder: '<per-zone|single>',
    environmentVariable: 'DR_NAT_GATEWAYS',
    description: 'one per zone survives the loss of a zone; a single one costs less',
    form: { kind: 'choice', choices: ['per-zone', 'single'] },
  },
  interfaceEndpoints: {
    flag: '--interface-endpoints',
    placeholder: '<enabled|disabled>',
    environmentVariable: 'DR_INTERFACE_ENDPOINTS',
    description: 'reach AWS APIs over private endpoints instead of NAT gateways',
    form: { kind: 'choice', choices: ['enabled', 'disabled'] },
  },
  databaseInstanceClass: {
    flag: '--database-instance-class',
    placeholder: '<class>',
    environmentVariable: 'DR_DATABASE_INSTANCE_CLASS',
    description: 'class of every Aurora instance, in both regions',
    form: {
      kind: 'text',
      // Family with its generation, and size; which of them a global database takes the templates say:
      // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Types.html
      pattern: /^db\.[a-z]+\d+[a-z]*\.(micro|small|medium|large|\d*xlarge)$/,
      rule: 'an instance class looks like db.r6g.large',
    },
  },
  databaseEngineVersion: {
    flag: '--database-engine-version',
    placeholder: '<version>',
    environmentVariable: 'DR_DATABASE_ENGINE_VERSION',
    description: 'Aurora PostgreSQL version, in both regions',
    form: { kind: 'text', pattern: /^\d{2}\.\d{1,2}$/, rule: 'a version looks like 17.7' },
  },
  /**
   * Aurora takes 20 s or more; two hours is far beyond any recovery point worth having.
   * `rds.global_db_rpo`:
   * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-disaster-recovery.html
   */
  databaseRpoSeconds: {
    flag: '--database-rpo-seconds',
    placeholder: '<seconds>',
    environmentVariable: 'DR_DATABASE_RPO_SECONDS',
    description: 'commits stop when the standby is further behind; 0 leaves it off',
    form: { kind: 'seconds', min: 20, max: 7_200 },
  },
  /**
   * Nearly all promotions are over by the default of six minutes; sooner than after one, every
   * failover would be paid for with payments that are booked later.
   */
  standInAfterSeconds: {
    flag: '--stand-in-after-seconds',
    placeholder: '<seconds>',
    environmentVariable: 'DR_STAND_IN_AFTER_SECONDS',
    description: 'accept payments without a database that long after its promotion; 0 never',
    form: { kind: 'seconds', min: 60, max: 3_999 },
  },
  imageDigest: {
    flag: '--image-digest',
    placeholder: '<sha256:...>',
    environmentVariable: 'DR_IMAGE_DIGEST',
    description: "payment-service image in both regions' repositories",
    form: {
      kind: 'text',
      pattern: /^sha256:[0-9a-f]{64}$/,
      rule: 'a digest is sha256: and 64 hexadecimal digits',
    },
  },
} as const satisfies Record<string, SettingOption>;

/** Where calls go, and as whom. */
export const CONNECTION_SETTINGS = {
  profile: {
    flag: '--profile',
    placeholder: '<name>',
    environmentVariable: 'DR_PROFILE',
    description: 'named profile of the AWS configuration',
    form: { kind: 'text', pattern: /\S/, rule: 'a profile has a name' },
  },
  /** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
  roleArn: {
    flag: '--role-arn',
    placeholder: '<arn>',
    environmentVariable: 'DR_ROLE_ARN',
    description: 'role to assume with those credentials',
    form: {
      kind: 'text',
      pattern: /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,576}$/,
      rule: 'a role looks like arn:aws:iam::111122223333:role/deployer',
    },
  },
  endpointUrl: {
    flag: '--endpoint-url',
    placeholder: '<url>',
    environmentVariable: 'DR_ENDPOINT_URL',
    description: 'an AWS-compatible endpoint instead of AWS',
    form: { kind: 'url' },
  },
} as const satisfies Record<string, SettingOption>;

export type SettingName = keyof typeof SETTING_OPTIONS;
export type ConnectionSetting = keyof typeof CONNECTION_SETTINGS;

/** Whatever can be given by flag, environment variable and settings file. */
export type GivenName = SettingName | ConnectionSetting;

export const SETTING_NAMES = Object.keys(SETTING_OPTIONS) as SettingName[];
export const CONNECTION_NAMES = Object.keys(CONNECTION_SETTINGS) as ConnectionSetting[];

export const GIVEN_OPTIONS: Readonly<Record<GivenName, SettingOption>> = {
  ...SETTING_OPTIONS,
  ...CONNECTION_SETTINGS,
};

export const GIVEN_NAMES: readonly GivenName[] = [...SETTING_NAMES, ...CONNECTION_NAMES];

/** `--hosted-zone-id` is `hostedZoneId` in the settings file, and in what commander hands over. */
export function keyOf(name: GivenName): string {
  return GIVEN_OPTIONS[name].flag
    .slice(2)
    .replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
