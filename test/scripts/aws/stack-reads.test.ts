import { saysBusy, saysNoChanges } from '../../../scripts/aws/change-set';
import { isMissingStack } from '../../../scripts/aws/stack-reads';

const error = (name: string, message: string) => Object.assign(new Error(message), { name });

test.each([
  [true, error('ValidationError', 'Stack with id regional-demo does not exist')],
  [true, error('ValidationError', 'Stack [regional-demo] does not exist')],
  [false, error('ValidationError', 'Parameter X does not exist')],
  [false, error('AccessDenied', 'Stack with id regional-demo does not exist')],
])('%s: a stack is missing when AWS says %s', (expected, cause) => {
  expect(isMissingStack(cause)).toBe(expected);
});

test.each([
  [
    true,
    "The submitted information didn't contain changes. Submit different information to create a change set.",
  ],
  [true, 'No updates are to be performed.'],
  [false, 'Template error: instance of Fn::GetAtt references undefined resource X'],
])('%s: nothing changes when AWS says "%s"', (expected, reason) => {
  expect(saysNoChanges(reason)).toBe(expected);
});

test.each([
  [true, 'Stack:arn:aws:cloudformation:x is in UPDATE_IN_PROGRESS state and can not be updated.'],
  [true, 'Stack:x is in UPDATE_COMPLETE_CLEANUP_IN_PROGRESS state and can not be updated.'],
  [false, 'Stack:x is in ROLLBACK_COMPLETE state and can not be updated.'],
])('%s: an operation runs when AWS says "%s"', (expected, message) => {
  expect(saysBusy(message)).toBe(expected);
});
