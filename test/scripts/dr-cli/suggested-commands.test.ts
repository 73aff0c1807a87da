import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../../scripts/dr-cli/main';
import { smallProduct } from '../../support/small-product';
import { testIo } from '../../support/test-io';

const root = join(__dirname, '../../..');

function filesUnder(folder: string, extension: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension))
    .map((name) => join(folder, name));
}

/** Commands in the texts that people are paged with, and in the pages that they then look into. */
const SOURCES = [
  ...filesUnder('functions', '.ts'),
  ...filesUnder('templates-src', '.ts'),
  'docs/cli.md',
  'docs/container.md',
  'docs/cost.md',
  'docs/doctor.md',
  'docs/failover.md',
  'docs/runbook.md',
  'docs/strategy.md',
  'README.md',
];

/** `dr-cli` and words of a command, up to what can't be one; a placeholder stands for a suffix. */
const COMMAND = /\bdr-cli ((?:[a-z-]+)(?: (?:-[\w-]+|[\w@./:-]+|\$\{[^}]+\}|"[^"]*"|<[^>]+>))*)/g;

/** Words of prose that come after a command in running text. */
const VERBS = [
  ...['doctor', 'cost'],
  ...['image', 'deploy', 'destroy', 'outputs', 'status', 'drift', 'graph'],
  ...['arm', 'disarm', 'failover', 'failback', 'resume'],
];

function commandsIn(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(COMMAND)].flatMap(([, words = '']) => {
    const [verb = '', ...rest] = words.split(/\s+/);
    const options = rest.slice(
      0,
      // Prose: the first word that is neither an option nor what an option takes.
      rest.findIndex((word, at) => !word.startsWith('-') && !rest[at - 1]?.startsWith('-')) >>> 0,
    );
    return VERBS.includes(verb) ? [[verb, ...options].join(' ').replace(/[.,;:]$/, '')] : [];
  });
}

const commands = [...new Set(SOURCES.flatMap(commandsIn))].sort();

test('commands are found, those of the pages among them', () => {
  expect(commands.length).toBeGreaterThan(10);
  expect(commands).toContainEqual(
    expect.stringMatching(/^failover --unplanned --accept-data-loss/),
  );
  expect(commands).toContainEqual(expect.stringMatching(/^status --watch/));
  expect(commands).toContainEqual(expect.stringMatching(/^resume/));
  expect(commands).toContainEqual(expect.stringMatching(/^failback/));
});

test.each(commands)('dr-cli %s has options that exist', async (command) => {
  const io = testIo();
  const argv = command.replaceAll(/\$\{[^}]+\}|<[^>]+>/g, 'demo').split(' ');
  const where = argv[0] === 'graph' ? [] : ['--suffix', 'demo', '--local'];
  const openLocalCloud = () => Promise.reject(new Error('parsed'));

  await main([...argv, ...where], io, { product: smallProduct(), openLocalCloud });

  // What commander says of words that it can't make out.
  expect(io.err()).not.toMatch(/unknown|too many arguments|argument missing|cannot be used with/);
});
