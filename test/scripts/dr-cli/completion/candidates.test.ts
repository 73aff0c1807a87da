import { Argument, Command, Option } from 'commander';
import { candidatesFor, type ValuesOf } from '../../../../scripts/dr-cli/completion/candidates';

function program(): Command {
  const root = new Command('tool');
  root
    .command('deploy')
    .description('Deploy it')
    .argument('[stack...]', 'which')
    .option('--suffix <name>', 'environment')
    .option('--only <stack...>', 'these alone')
    .option('--yes', 'do it')
    .addOption(new Option('--builder <name>', 'which').choices(['docker', 'podman']));
  const report = root.command('report');
  report.command('show').addArgument(new Argument('<form>', 'how').choices(['text', 'json']));
  root.command('follow').option('--only <stack...>', 'these alone');
  root.command('secret', { hidden: true });
  return root;
}

const valuesOf: ValuesOf = (flag, placeholder) => {
  if (flag === '--suffix') return ['prod', 'demo'];
  return placeholder === 'stack' ? ['regional', 'regional@dr'] : [];
};

const words = (line: string) => candidatesFor(program(), line, valuesOf).map(({ word }) => word);

test.each([
  ['tool ', ['deploy', 'report', 'follow', 'help']],
  ['tool d', ['deploy']],
  ['tool sec', []],
  ['tool report ', ['show', 'help']],
  ['tool report show ', ['text', 'json']],
  ['tool report show j', ['json']],
  ['tool deploy --', ['--suffix', '--only', '--yes', '--builder', '--help']],
  ['tool deploy --yes --', ['--suffix', '--only', '--builder', '--help']],
  ['tool deploy --suffix ', ['prod', 'demo']],
  ['tool deploy --suffix p', ['prod']],
  ['tool deploy --suffix=d', ['--suffix=demo']],
  ['tool deploy --builder p', ['podman']],
  ['tool deploy --only regional@', ['regional@dr']],
  ['tool follow --only regional ', ['regional', 'regional@dr']],
  ['tool follow --only regional --o', ['--only']],
  ['tool deploy --only regional --y', ['--yes']],
  ['tool deploy --suffix prod ', ['regional', 'regional@dr']],
  ['tool deploy --suffix "my prod" --b', ['--builder']],
  ['tool unknown --', ['--help']],
])('after %j come %j', (line, expected) => {
  expect(words(line)).toEqual(expected);
});

test('what a command does is told beside its name', () => {
  expect(candidatesFor(program(), 'tool dep', valuesOf)).toEqual([
    { word: 'deploy', description: 'Deploy it' },
  ]);
});
