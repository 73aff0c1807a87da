import { listOf } from '../../template/read-property';
import { guess, MINUTES_PER_MONTH } from '../assumptions';
import type { Rule } from '../estimate';
import { PRICES } from '../prices';
import { BYTES_PER_GB, MILLION, THOUSAND } from './units';

/** Buckets that replicate hold the transaction log; it goes to the other region within 15 minutes. */
export const bucket: Rule = (resource, { isActive, paymentsPerMonth }) => {
  if (resource.properties.ReplicationConfiguration === undefined) {
    // Two of them: load balancer logs, and templates with code.
    const quantity = guess('accessLogGb') / 2;
    return [{ what: 'S3, access logs and artifacts', quantity, price: PRICES.s3GbMonth }];
  }
  const written = isActive ? paymentsPerMonth : 0;
  const objects = paymentsPerMonth / guess('paymentsPerLogObject');
  const gb = (written * guess('transactionLogBytesPerPayment')) / BYTES_PER_GB;
  return [
    {
      what: 'S3, transaction log',
      quantity: guess('transactionLogGb'),
      price: PRICES.s3GbMonth,
    },
    // Written in one region and, as replicas, in the other.
    { what: 'S3, writes', quantity: objects / THOUSAND, price: PRICES.s3ThousandPuts },
    { what: 'S3 replication in time', quantity: gb, price: PRICES.s3ReplicationTimeGb },
    { what: 'S3 replication, traffic', quantity: gb, price: PRICES.betweenRegionsGb },
  ];
};

/** The state table is read and written all the time; intakes only while standing in. */
export const table: Rule = (resource) => {
  if (listOf(resource, 'GlobalSecondaryIndexes').length > 0) {
    return [];
  }
  const perMonth = (perMinute: number) => (perMinute * MINUTES_PER_MONTH) / MILLION;
  return [
    {
      what: 'DynamoDB, writes',
      quantity: perMonth(guess('stateTableWriteUnitsPerMinute')),
      price: PRICES.dynamoDbMillionWrites,
    },
    {
      what: 'DynamoDB, reads',
      quantity: perMonth(guess('stateTableReadUnitsPerMinute')),
      price: PRICES.dynamoDbMillionReads,
    },
  ];
};

export const repository: Rule = () => [
  { what: 'images', quantity: guess('imageGb'), price: PRICES.repositoryGbMonth },
];

/** Each copy is a secret of its own; all are counted with the stack that makes them. */
export const secret: Rule = (resource) => [
  {
    what: 'secrets',
    quantity: 1 + listOf(resource, 'ReplicaRegions').length,
    price: PRICES.secretMonth,
  },
];

/** In its first year: each rotation of its material adds one more, twice at most. */
export const key: Rule = () => [{ what: 'encryption key', quantity: 1, price: PRICES.keyMonth }];
