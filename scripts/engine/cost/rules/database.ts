import { textOf } from '../../template/read-property';
import { guess, HOURS_PER_MONTH } from '../assumptions';
import type { Rule } from '../estimate';
import { AURORA_INSTANCE_HOUR, PRICES } from '../prices';
import { BYTES_PER_GB, MILLION } from './units';

/**
 * Instances run in both regions all the time.
 *
 * @throws Error for a class that is not in the list of prices
 */
export const databaseInstance: Rule = (instance) => {
  const instanceClass = textOf(instance, 'DBInstanceClass') ?? '';
  const price = AURORA_INSTANCE_HOUR[instanceClass];
  if (price === undefined) {
    throw new Error(
      `the list of prices has no ${instanceClass}; it has ${Object.keys(AURORA_INSTANCE_HOUR).join(', ')}`,
    );
  }
  return [{ what: 'Aurora instances', quantity: HOURS_PER_MONTH, price }];
};

/**
 * Both regions keep all data. Replicated writes are billed for the region that they go to, and
 * their traffic where they come from.
 * https://aws.amazon.com/rds/aurora/pricing/
 */
export const databaseCluster: Rule = (_, { isActive, paymentsPerMonth }) => [
  { what: 'Aurora storage', quantity: guess('databaseGb'), price: PRICES.auroraStorageGbMonth },
  { what: 'Aurora backups', quantity: guess('backupGb'), price: PRICES.auroraBackupGbMonth },
  {
    what: 'Aurora I/O',
    quantity: isActive ? (paymentsPerMonth * guess('ioPerPayment')) / MILLION : 0,
    price: PRICES.auroraMillionIo,
  },
  {
    what: 'Aurora replicated writes',
    quantity: isActive ? 0 : (paymentsPerMonth * guess('replicatedWritesPerPayment')) / MILLION,
    price: PRICES.auroraMillionReplicatedWrites,
  },
  {
    what: 'Aurora replication, traffic',
    quantity: isActive ? (paymentsPerMonth * guess('replicatedBytesPerPayment')) / BYTES_PER_GB : 0,
    price: PRICES.betweenRegionsGb,
  },
];
