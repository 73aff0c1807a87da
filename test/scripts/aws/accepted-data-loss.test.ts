import { acceptedDataLoss } from '../../../scripts/aws/accepted-data-loss';

const answering = (input: string | undefined) => ({ send: async () => ({ input }) }) as never;
const failing = (name: string) => ({
  send: async () => {
    throw Object.assign(new Error(name), { name });
  },
});

test.each([
  ['{"acceptDataLoss":true}', true],
  ['{"acceptDataLoss":false}', false],
  ['{"acceptDataLoss":"true"}', false],
  ['{}', false],
  ['[]', false],
  [undefined, false],
])('an input %s accepts the loss of data: %s', async (input, expected) => {
  expect(await acceptedDataLoss(answering(input), 'arn')).toBe(expected);
});

test('an execution that is gone accepted nothing, and another failure is told', async () => {
  const gone = failing('ExecutionDoesNotExist') as never;
  const refused = failing('AccessDeniedException') as never;

  expect(await acceptedDataLoss(gone, 'arn')).toBe(false);
  await expect(acceptedDataLoss(refused, 'arn')).rejects.toThrow('AccessDeniedException');
});
