import { isValidationRecord } from '../../../scripts/aws/hosted-zones';

const record = (Name: string, Value: string, Type: 'CNAME' | 'A' = 'CNAME') => ({
  Name,
  Type,
  ResourceRecords: [{ Value }],
});
const target = '_b2.xyz.acm-validations.aws.';

test.each([
  [true, record('_a1.payments.example.com.', target)],
  [true, record('_a1.use1.payments.example.com.', target)],
  [false, record('_a1.other.example.com.', target)],
  [false, record('_a1.notpayments.example.com.', target)],
  [false, record('www.payments.example.com.', target)],
  [false, record('_a1.payments.example.com.', 'elsewhere.example.com.')],
  [false, record('_a1.payments.example.com.', target, 'A')],
])('%s for %j', (expected, candidate) => {
  expect(isValidationRecord(candidate, 'payments.example.com')).toBe(expected);
});
