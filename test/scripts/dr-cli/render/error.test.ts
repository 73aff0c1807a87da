import { errorText } from '../../../../scripts/dr-cli/render/error';
import { plainStyle, styleFor } from '../../../../scripts/dr-cli/render/style';

test('an error says what failed, which resources, and what to type', () => {
  const text = errorText(
    {
      code: 'DR_STACK_FAILED',
      message: 'stack a ended in ROLLBACK_COMPLETE',
      nextSteps: ['dr-cli deploy', 'dr-cli destroy'],
      failures: [
        {
          logicalId: 'Queue',
          physicalId: 'queue-demo',
          resourceType: 'AWS::SQS::Queue',
          status: 'CREATE_FAILED',
          reason: 'already exists',
        },
      ],
    },
    plainStyle,
  );

  expect(text).toBe(
    'error: stack a ended in ROLLBACK_COMPLETE\n' +
      '  Queue (queue-demo) AWS::SQS::Queue CREATE_FAILED\n' +
      '    already exists\n' +
      'next: dr-cli deploy\n' +
      '  or: dr-cli destroy\n',
  );
});

test.each([
  ['on a terminal', { isTerminal: true }, {}, true],
  ['off a terminal', { isTerminal: false }, {}, false],
  ['with NO_COLOR', { isTerminal: true }, { NO_COLOR: '1' }, false],
  ['on a dumb terminal', { isTerminal: true }, { TERM: 'dumb' }, false],
])('colour %s: %j %j → %s', (_, output, env, expected) => {
  expect(styleFor(output, env).red('x') !== 'x').toBe(expected);
});
