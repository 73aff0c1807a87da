import { validationRecord } from '../../../scripts/aws/hosted-zones';

const record = (Name: string, Value: string, Type: 'CNAME' | 'A' = 'CNAME') => ({
  Name,
  Type,
  TTL: 300,
  ResourceRecords: [{ Value }],
});
const target = '_b2.xyz.acm-validations.aws.';

test('the record that validates a domain is found, as it has to be repeated to be deleted', () => {
  expect(
    validationRecord(record('_A1.payments.example.com.', target), 'payments.example.com'),
  ).toEqual({ name: '_a1.payments.example.com', value: target, ttlSeconds: 300 });
});

test.each([
  ['of a name below the domain', record('_a1.staging.payments.example.com.', target)],
  ['of another domain', record('_a1.other.example.com.', target)],
  ['of a domain that ends alike', record('_a1.notpayments.example.com.', target)],
  ['of a host', record('www.payments.example.com.', target)],
  ['that points elsewhere', record('_a1.payments.example.com.', 'elsewhere.example.com.')],
  ['of another type', record('_a1.payments.example.com.', target, 'A')],
])('a record %s is none', (_, candidate) => {
  expect(validationRecord(candidate, 'payments.example.com')).toBeUndefined();
});
