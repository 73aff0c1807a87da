import type { Environment } from '../../../scripts/engine/environment';
import { parametersFromFeeds } from '../../../scripts/engine/wiring';
import { smallProduct, smallTopology } from '../../support/small-product';

const environment: Environment = {
  suffix: 'demo',
  topology: smallTopology,
  stackName: (stack) => `${stack}-demo`,
  ownership: smallProduct().ownership,
  destroy: smallProduct().destroyKnowledge('demo', '111122223333'),
  command: (verb, ...options) => ['dr-cli', verb, ...options].join(' '),
};
const feeds = smallTopology.feeds.filter(({ to }) => to.stack === 'front');

test('each output becomes the parameter that the table says, from the region that it says', () => {
  const parameters = parametersFromFeeds(environment, feeds, 'primary', ({ role }) => ({
    QueueArn: `queue in ${role}`,
  }));

  expect(parameters).toEqual({
    PrimaryQueueArn: { kind: 'value', value: 'queue in primary' },
    DrQueueArn: { kind: 'value', value: 'queue in dr' },
  });
});

test.each([
  ['missing', {}],
  ['empty', { QueueArn: '' }],
])('a %s output is an error that names producer, region, output and consumer', (_, outputs) => {
  const wire = () =>
    parametersFromFeeds(environment, feeds, 'primary', ({ role }) =>
      role === 'dr' ? outputs : { QueueArn: 'x' },
    );

  expect(wire).toThrow(
    'stack service in us-east-2 has no output QueueArn, which front@primary takes as parameter DrQueueArn',
  );
});

test('a stack that is not deployed is told as that, with a command that lacks nothing', () => {
  const wire = () => parametersFromFeeds(environment, feeds, 'primary', () => undefined);

  expect(wire).toThrow(
    expect.objectContaining({
      message:
        'stack service in us-east-1 is not deployed: there is no output QueueArn, ' +
        'which front@primary takes as parameter PrimaryQueueArn',
      nextSteps: ['dr-cli deploy (without --only: what is not deployed yet is, in order)'],
    }),
  );
});
