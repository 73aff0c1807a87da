import { exceptionLine, exceptionsOf } from '../../../scripts/lint/exceptions';
import { stacks } from '../../../templates-src/topology';

const exceptions = stacks.flatMap(({ id }) => exceptionsOf(`generated/${id}.yaml`));

test('every check that is skipped has its reason beside it', () => {
  expect(exceptions.length).toBeGreaterThan(0);
  for (const { reason } of exceptions) {
    expect(reason.split(' ').length).toBeGreaterThan(3);
  }
});

test('both linters’ exceptions are listed, each in one line', () => {
  const lines = exceptions.map(exceptionLine);

  expect(lines).toContainEqual(
    expect.stringMatching(/^skip CKV_AWS_117 on ValidatePayment \(generated\/regional\.yaml\): ./),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^skip W1030 on DatabaseSecret /));
});
