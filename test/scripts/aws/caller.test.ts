import { callerName } from '../../../scripts/aws/caller';

test.each([
  ['arn:aws:sts::111122223333:assumed-role/deployer/alice@example.com', 'alice@example.com'],
  ['arn:aws:iam::111122223333:user/operations/bob', 'bob'],
  ['arn:aws:iam::111122223333:root', 'root'],
])('%s is shown as %s', (arn, name) => {
  expect(callerName(arn)).toBe(name);
});
