import { main } from '../../../scripts/dr-cli/main';
import { testIo } from '../../support/test-io';

/** How often something was called before a command line's command. */
async function callsBefore(...argv: string[]): Promise<number> {
  let calls = 0;
  await main(argv, testIo(), {}, () => {
    calls += 1;
  });
  return calls;
}

test('what goes before a command goes once before the one that is meant', async () => {
  expect(await callsBefore('completion', 'bash')).toBe(1);
});

test.each([[['--help']], [['deploy', '--help']], [['deploy', '--nonsense']], [['nonsense']]])(
  'it does not keep help or a typing error waiting: %s',
  async (argv) => {
    expect(await callsBefore(...argv)).toBe(0);
  },
);
