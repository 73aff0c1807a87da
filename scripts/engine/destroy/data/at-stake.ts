import type { HomeRole } from '../../../../templates-src/topology';
import { stackContext } from '../../deploy-stack/context';
import { describeError } from '../../describe-error';
import type { Run } from '../../environment';
import type { StackResource } from '../../ports';
import { locationId, locationsOf } from '../../topology';
import type { DestroyPlan } from '../plan';
import type { BucketFacts, ClusterFacts, TableFacts } from '../ports';
import { readSnapshots } from './snapshots';

/** Something that holds data and goes with the environment, or becomes useless with it. */
export type DataAtStake = { readonly region: string; readonly name: string } & (
  | { readonly kind: 'database'; readonly facts: Read<DatabaseFacts>; readonly replica: Replica }
  | { readonly kind: 'bucket'; readonly facts: Read<BucketFacts> }
  | { readonly kind: 'table'; readonly facts: Read<TableFacts> }
  | { readonly kind: 'image-repository'; readonly facts: Read<{ readonly images: number }> }
  | { readonly kind: 'secret' }
  | { readonly kind: 'key' }
  | {
      readonly kind: 'snapshot';
      readonly takenAtMs: number | undefined;
      /** What a failover saved is deleted; what a person made is theirs, and outlives its key. */
      readonly madeBy: 'failover' | 'person';
    }
);

export interface DatabaseFacts extends ClusterFacts {
  readonly volumeBytes: number | undefined;
}

/** Names are always told; a size only where it could be read. */
export type Read<Facts> =
  | ({ readonly kind: 'known' } & Facts)
  | { readonly kind: 'unknown'; readonly reason: string };

/** How the cluster stands to the one in the other region. */
export type Replica =
  | { readonly kind: 'writer' }
  | { readonly kind: 'copy'; readonly lagMs: number | undefined }
  | { readonly kind: 'unknown' };

/** Everything that holds data, in the topology's order. Nothing is changed by looking. */
export async function readDataAtStake(
  run: Run,
  { observed, writer }: Pick<DestroyPlan, 'observed' | 'writer'>,
): Promise<readonly DataAtStake[]> {
  const { topology } = run.environment;
  const ofStacks = await Promise.all(
    locationsOf(topology).map(async (location) => {
      const id = locationId(location);
      const description = observed.get(id)?.description;
      if (description === undefined) {
        return [];
      }
      const { stacks } = stackContext(run, id, location);
      const resources = await stacks.resources(description.stackArn);
      return Promise.all(
        resources
          .filter(({ status, physicalId }) => status !== 'DELETE_COMPLETE' && physicalId)
          .map((resource) => dataOf(run, location.role, resource, writer)),
      );
    }),
  );
  const snapshots = await readSnapshots(run);
  return [...ofStacks.flat(2), ...snapshots];
}

async function dataOf(
  run: Run,
  role: HomeRole,
  { type, physicalId = '' }: StackResource,
  writer: HomeRole | undefined,
): Promise<DataAtStake[]> {
  const region = run.environment.topology.regions[role].name;
  const { data, repositories } = run.cloud.region(region).destroy;
  const item = { region, name: physicalId };
  switch (type) {
    case 'AWS::RDS::DBCluster': {
      const facts = await read(async () => {
        const cluster = await data.cluster(physicalId);
        return (
          cluster && {
            ...cluster,
            volumeBytes: await data.volumeBytes(physicalId, run.clock.nowMs()),
          }
        );
      });
      return [{ ...item, kind: 'database', facts, replica: await replicaOf(run, role, writer) }];
    }
    case 'AWS::S3::Bucket':
      return [{ ...item, kind: 'bucket', facts: await read(() => data.bucket(physicalId)) }];
    case 'AWS::DynamoDB::Table':
      return [{ ...item, kind: 'table', facts: await read(() => data.table(physicalId)) }];
    case 'AWS::ECR::Repository':
      return [
        {
          ...item,
          kind: 'image-repository',
          facts: await read(async () => {
            const images = await repositories.images(physicalId);
            return images === undefined ? undefined : { images };
          }),
        },
      ];
    case 'AWS::SecretsManager::Secret':
      return [{ ...item, kind: 'secret' }];
    case 'AWS::KMS::Key':
      return [{ ...item, kind: 'key' }];
    default:
      return [];
  }
}

async function read<Facts extends object>(
  ask: () => Promise<Facts | undefined>,
): Promise<Read<Facts>> {
  try {
    const facts = await ask();
    return facts === undefined
      ? { kind: 'unknown', reason: 'it is gone already' }
      : { kind: 'known', ...facts };
  } catch (error) {
    return { kind: 'unknown', reason: describeError(error).message };
  }
}

async function replicaOf(run: Run, role: HomeRole, writer: HomeRole | undefined): Promise<Replica> {
  const { topology, destroy } = run.environment;
  if (writer === undefined || destroy.globalDatabase === undefined) {
    return { kind: 'unknown' };
  }
  if (writer === role) {
    return { kind: 'writer' };
  }
  const { operation } = run.cloud.region(topology.regions[role].name);
  const reading = await operation.database(destroy.globalDatabase.member(role), run.clock);
  const lag = reading.kind === 'known' ? reading.lag : undefined;
  return { kind: 'copy', lagMs: lag?.kind === 'known' ? lag.lagMs : undefined };
}
