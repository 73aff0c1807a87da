import type { PlannedResource } from '../../template/evaluate';
import { resourcesOfRole } from '../../template/planned-stacks';
import { textOf } from '../../template/read-property';
import { type DoctorContext, inEachRegion, type RegionPlace } from '../check';
import type { Finding } from '../finding';
import { ownedResources } from './owned-resources';

/** A kind of thing whose name a stack has to be the first to take. */
interface NamedKind {
  readonly type: string;
  readonly property: string;
  readonly noun: string;
  /** Of these names, those that somebody has taken. */
  taken(
    context: DoctorContext,
    place: RegionPlace,
    names: readonly string[],
  ): Promise<readonly Taken[]>;
  /** Shows what it is; nothing here deletes data. */
  look(name: string, region: string): string;
}

interface Taken {
  readonly name: string;
  readonly by: 'this account' | 'another account';
}

const inThisAccount = (names: readonly string[]): Taken[] =>
  names.map((name) => ({ name, by: 'this account' }));

const KINDS: readonly NamedKind[] = [
  {
    type: 'AWS::S3::Bucket',
    property: 'BucketName',
    noun: 'bucket',
    taken: async (_, { survey }, names) => {
      const states = await Promise.all(
        names.map(async (name) => ({ name, state: await survey.bucket(name) })),
      );
      return states.flatMap(({ name, state }) =>
        state === 'free'
          ? []
          : [{ name, by: state === 'ours' ? 'this account' : ('another account' as const) }],
      );
    },
    look: (name) => `aws s3 ls s3://${name}`,
  },
  {
    type: 'AWS::Logs::LogGroup',
    property: 'LogGroupName',
    noun: 'log group',
    taken: async ({ cloud }, { region }, names) => {
      const { logGroups } = cloud.region(region);
      const found = await Promise.all(names.map((name) => logGroups.namesWithPrefix(name)));
      return inThisAccount(names.filter((name) => found.flat().includes(name)));
    },
    look: (name, region) => `aws logs delete-log-group --log-group-name ${name} --region ${region}`,
  },
  {
    type: 'AWS::ECR::Repository',
    property: 'RepositoryName',
    noun: 'repository',
    taken: async (_, { survey }, names) => {
      const states = await Promise.all(names.map((name) => survey.repository(name)));
      return inThisAccount(names.filter((_name, index) => states[index] === 'exists'));
    },
    look: (name, region) => `aws ecr describe-images --repository-name ${name} --region ${region}`,
  },
  {
    type: 'AWS::RDS::DBCluster',
    property: 'DBClusterIdentifier',
    noun: 'database cluster',
    taken: async (_, { survey }, names) => {
      const { clusters } = await survey.databaseIdentifiers();
      return inThisAccount(names.filter((name) => clusters.includes(name)));
    },
    look: (name, region) =>
      `aws rds describe-db-clusters --db-cluster-identifier ${name} --region ${region}`,
  },
  {
    type: 'AWS::RDS::DBInstance',
    property: 'DBInstanceIdentifier',
    noun: 'database instance',
    taken: async (_, { survey }, names) => {
      const { instances } = await survey.databaseIdentifiers();
      return inThisAccount(names.filter((name) => instances.includes(name)));
    },
    look: (name, region) =>
      `aws rds describe-db-instances --db-instance-identifier ${name} --region ${region}`,
  },
  {
    type: 'AWS::RDS::GlobalCluster',
    property: 'GlobalClusterIdentifier',
    noun: 'global database',
    taken: async (_, { survey }, names) => {
      const { globalClusters } = await survey.databaseIdentifiers();
      return inThisAccount(names.filter((name) => globalClusters.includes(name)));
    },
    look: (name, region) =>
      `aws rds describe-global-clusters --global-cluster-identifier ${name} --region ${region}`,
  },
];

/** Types whose names are looked at; others fail in seconds and hold nothing. */
export const NAMED_TYPES: readonly string[] = KINDS.map(({ type }) => type);

/** Whether what the stacks will make has a name that nothing else has. */
export const nameChecks = KINDS.flatMap((kind) =>
  inEachRegion(`names of ${kind.type}`, 'DR1070', async (context, place) => {
    const owned = new Set(
      (await ownedResources(context, place.role)).map(({ physicalId }) => physicalId),
    );
    const names = resourcesOfRole(context.stacks, place.role)
      .flatMap((resource) => nameOf(kind, resource))
      .filter((name) => !owned.has(name));
    const taken = await kind.taken(context, place, names);
    return taken.length === 0 ? [] : describe(context, place, kind, taken);
  }),
);

function nameOf({ type, property }: NamedKind, resource: PlannedResource): string[] {
  const name = resource.type === type ? textOf(resource, property) : undefined;
  return name === undefined ? [] : [name];
}

async function describe(
  { environment, cloud }: DoctorContext,
  { region }: RegionPlace,
  { noun, look }: NamedKind,
  taken: readonly Taken[],
): Promise<Omit<Finding, 'region'>[]> {
  const { key, value } = environment.destroy.inventoryTag;
  const arns = await cloud.region(region).taggedResources.arnsWithTag(key, value);
  return taken.map(({ name, by }) => {
    const isLeftover = arns.some((arn) => isNamed(arn, name));
    return {
      code: isLeftover ? 'DR1071' : 'DR1072',
      what: isLeftover
        ? `${noun} ${name} exists, carries ${key}=${value} and is in no stack of this environment`
        : `${noun} ${name} exists in ${by}, and is not this environment's`,
      fix:
        by === 'another account'
          ? ['use a suffix that nobody else uses']
          : [look(name, region), 'or use a suffix that nothing else has'],
    };
  });
}

/** `arn:…:log-group:/vpc/flow-log-prod:*`, `arn:aws:s3:::bucket`, `arn:…:repository/name`. */
function isNamed(arn: string, name: string): boolean {
  const trimmed = arn.replace(/:\*$/, '');
  return [':', '/'].some((separator) => trimmed.endsWith(`${separator}${name}`));
}
