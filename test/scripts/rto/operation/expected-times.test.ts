import { join } from 'node:path';
import { readTemplate } from '../../../../scripts/dr-cli/product/generated-files';
import {
  expectedTimes,
  type OperationStart,
} from '../../../../scripts/rto/operation/expected-times';
import { readDeployedSettings } from '../../../../scripts/rto/settings/deployed-settings';

const root = join(__dirname, '../../../..');
const settings = readDeployedSettings({
  regional: readTemplate(root, 'regional'),
  globalDns: readTemplate(root, 'global-dns'),
});

const timesOf = (start: Partial<OperationStart>) =>
  expectedTimes({ kind: 'unplanned', capacity: 'to-raise', dns: 'to-move', ...start }, settings);

test('the same start gives the same figures, in order', () => {
  const { untilServed } = timesOf({});

  expect(timesOf({}).untilServed).toEqual(untilServed);
  expect(untilServed.p50Seconds).toBeLessThan(untilServed.p95Seconds);
});

test('what has been done before the command is not waited for', () => {
  const nothing = timesOf({});
  const dns = timesOf({ dns: 'moved' });
  const all = timesOf({ dns: 'moved', capacity: 'raised' });

  expect(dns.untilServed.p50Seconds).toBeLessThan(nothing.untilServed.p50Seconds);
  expect(all.untilServed.p50Seconds).toBeLessThan(dns.untilServed.p50Seconds);
});

test('of a planned one, clients are refused for a part of it: capacity comes first', () => {
  const planned = timesOf({ kind: 'planned' });
  const raised = timesOf({ kind: 'planned', capacity: 'raised' });

  expect(planned.refused?.p50Seconds).toBeLessThan(planned.untilServed.p50Seconds);
  expect(planned.untilServed.p50Seconds - raised.untilServed.p50Seconds).toBeGreaterThan(60);
  expect(timesOf({}).refused).toBeUndefined();
});
