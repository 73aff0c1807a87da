import type { DataAtStake, DatabaseFacts, Read, Replica } from '../../engine/destroy/data/at-stake';
import type { BucketFacts, TableFacts } from '../../engine/destroy/ports';
import { assertNever } from '../../engine/errors';
import { lagText } from './durations';
import type { Style } from './style';
import { columns, lines, timeText } from './text';

/** What would be lost, by region and named, so that whoever agrees knows to what. */
export function dataAtStakeText(items: readonly DataAtStake[], style: Style): string {
  const regions = [...new Set(items.map(({ region }) => region))];
  return lines(
    regions.flatMap((region) => [
      style.bold(`data in ${region}`),
      ...columns(rowsOf(items.filter((item) => item.region === region))),
    ]),
  );
}

/** What hurts most comes first. */
const KINDS: Readonly<
  Record<DataAtStake['kind'], { readonly order: number; readonly label: string }>
> = {
  database: { order: 1, label: 'database' },
  snapshot: { order: 2, label: 'snapshot' },
  bucket: { order: 3, label: 'bucket' },
  table: { order: 4, label: 'table' },
  secret: { order: 5, label: 'secret' },
  'image-repository': { order: 6, label: 'images' },
  key: { order: 7, label: 'key' },
};

function rowsOf(items: readonly DataAtStake[]): string[][] {
  return items
    .toSorted((one, other) => KINDS[one.kind].order - KINDS[other.kind].order)
    .map((item) => [`  ${KINDS[item.kind].label}`, shortName(item), detailOf(item)]);
}

/** The ARN of a secret says nothing before its name that the line doesn't. */
function shortName({ name }: DataAtStake): string {
  return name.replace(/^arn:[^:]+:secretsmanager:[^:]+:\d+:secret:/, '');
}

function detailOf(item: DataAtStake): string {
  switch (item.kind) {
    case 'database':
      return [factsText(item.facts, databaseText), replicaText(item.replica)]
        .filter((part) => part !== '')
        .join(', ');
    case 'bucket':
      return factsText(item.facts, bucketText);
    case 'table':
      return factsText(item.facts, tableText);
    case 'image-repository':
      return factsText(item.facts, ({ images }) => counted(images, 'image'));
    case 'secret':
      return 'deleted at once, with its copies in other regions';
    case 'key':
      return 'deleted after its waiting period; what it encrypts is unreadable then';
    case 'snapshot':
      return snapshotText(item);
    default:
      return assertNever(item);
  }
}

function factsText<Facts>(facts: Read<Facts>, text: (facts: Facts) => string): string {
  switch (facts.kind) {
    case 'known':
      return text(facts);
    case 'unknown':
      return `not readable: ${facts.reason}`;
    default:
      return assertNever(facts);
  }
}

function databaseText({ engine, engineVersion, volumeBytes }: DatabaseFacts): string {
  const size = volumeBytes === undefined ? '' : `, ${bytesText(volumeBytes)}`;
  return `${engine} ${engineVersion}${size}, no final snapshot`;
}

function replicaText(replica: Replica): string {
  switch (replica.kind) {
    case 'writer':
      return 'has the writer';
    case 'copy':
      return replica.lagMs === undefined
        ? 'a copy, its lag unknown'
        : `a copy, ${lagText(replica.lagMs)} behind`;
    case 'unknown':
      return '';
    default:
      return assertNever(replica);
  }
}

function bucketText({ versions, bytes, isMore }: BucketFacts): string {
  const atLeast = isMore ? 'more than ' : '';
  return versions === 0
    ? 'empty'
    : `${atLeast}${counted(versions, 'object version')}, ${atLeast}${bytesText(bytes)}`;
}

function tableText({ items }: TableFacts): string {
  return `about ${counted(items, 'item')}`;
}

function snapshotText({ madeBy, takenAtMs }: Extract<DataAtStake, { kind: 'snapshot' }>): string {
  const taken = takenAtMs === undefined ? '' : ` of ${timeText(takenAtMs)}`;
  switch (madeBy) {
    case 'failover':
      return `writes that a failover would have lost${taken}, deleted`;
    case 'person':
      return `made by somebody${taken}: kept, and unreadable once its key is deleted`;
    default:
      return assertNever(madeBy);
  }
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Decimal units, as S3 and RDS bill: `3.4 MB`. */
function bytesText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** power).toFixed(1))} ${UNITS[power]}`;
}
