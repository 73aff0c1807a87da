import type { PropertyDifference } from './ports';

/** Why a difference is no drift, and where that is written. */
export interface Expectation {
  readonly because: string;
  /** URL of AWS's own words, or a page in `docs/`. */
  readonly source: string;
}

/** What the database service says of the global database, for rules that hang on it. */
export type DatabaseCircumstances =
  | { readonly kind: 'known'; readonly isMember: boolean; readonly isWriter: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly reason: string };

interface ExpectedDrift extends Expectation {
  readonly resourceTypes: readonly string[];
  readonly path: RegExp;
  /** Narrower than type and path: what else must hold for it to be expected. */
  readonly holds: (difference: PropertyDifference, database: DatabaseCircumstances) => boolean;
}

/**
 * The differences that are no drift in a global database. Each one is excused for as little as it
 * can be: a cluster that somebody detached shows the same difference as one that is a member.
 */
const EXPECTED_DRIFT: readonly ExpectedDrift[] = [
  {
    resourceTypes: ['AWS::RDS::DBCluster'],
    path: /^\/GlobalClusterIdentifier$/,
    holds: ({ actual }, database) =>
      actual === undefined && database.kind === 'known' && database.isMember,
    because:
      'CloudFormation does not read it back; the database service lists the cluster as a member',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1857',
  },
  {
    resourceTypes: ['AWS::RDS::GlobalCluster'],
    path: /^\/SourceDBClusterIdentifier$/,
    holds: () => true,
    because:
      'CloudFormation reads the member that writes now, by its ARN, whatever it was made from',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2156',
  },
  {
    resourceTypes: ['AWS::RDS::GlobalCluster'],
    path: /^\/Tags(\/|$)/,
    holds: ({ actual }) => actual === undefined,
    because: 'CloudFormation does not read the tags of a global cluster back',
    source: 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2275',
  },
  {
    resourceTypes: ['AWS::RDS::GlobalCluster', 'AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'],
    path: /^\/EngineVersion$/,
    holds: isMinorUpgrade,
    because:
      'AWS upgrades a minor version that reaches its end, also where automatic upgrades are off; deploy with --database-engine-version once it suits',
    source:
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.VersionPolicy.Upgrading.html',
  },
  {
    resourceTypes: ['AWS::ApplicationAutoScaling::ScalableTarget'],
    path: /^\/MinCapacity$/,
    holds: (difference, database) =>
      isRaised(difference) && database.kind === 'known' && database.isWriter,
    because: 'this region has the writer, and a failover raises the minimum to full capacity',
    source: 'docs/failover.md',
  },
  {
    resourceTypes: ['AWS::ECS::Service'],
    path: /^\/DesiredCount$/,
    holds: () => true,
    because: 'autoscaling and a failover set the number of tasks',
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  },
];

/** Why the difference is expected; undefined when it is drift. */
export function expectationOf(
  resourceType: string,
  difference: PropertyDifference,
  database: DatabaseCircumstances,
): Expectation | undefined {
  const found = EXPECTED_DRIFT.find(
    ({ resourceTypes, path, holds }) =>
      resourceTypes.includes(resourceType) &&
      path.test(difference.path) &&
      holds(difference, database),
  );
  return found && { because: found.because, source: found.source };
}

function isRaised({ expected, actual }: PropertyDifference): boolean {
  return Number(actual) > Number(expected);
}

function isMinorUpgrade({ expected, actual }: PropertyDifference): boolean {
  const [major, minor] = versionOf(expected);
  const [actualMajor, actualMinor] = versionOf(actual);
  return major === actualMajor && Number(actualMinor) > Number(minor);
}

function versionOf(text: string | undefined): readonly [string | undefined, string | undefined] {
  const match = /^(\d+)\.(\d+)/.exec(text ?? '');
  return [match?.[1], match?.[2]];
}
