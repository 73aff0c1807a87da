import { Command, InvalidArgumentError } from 'commander';
import { type MutateOptions, mutate } from './mutation/command';
import { exitWithTwo } from './tools/exit-with-two';

function count(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  }
  return Number(value);
}

const command = new Command('npm run mutate --')
  .description(
    'The failover code with one thing wrong at a time, and whether the simulation sees it',
  )
  .option('--sample <count>', 'some of the mutants, drawn at random', count)
  .option('--seed <number>', 'which ones are drawn', count, 1)
  .option('--file <part>', 'mutants of files and machines whose name has this in it')
  .option('--mutant <id>', 'this one alone')
  .option('--scenario <name>', 'only with runs of this scenario, which takes minutes')
  .option('--runs <count>', 'runs at most for one mutant', count, 40)
  .option('--remember', 'keeps which run caught which mutant, to begin with it the next time')
  .option('--json <file>', 'writes there what became of each mutant')
  .addHelpText(
    'after',
    '\nExits with 1 when under 95 % are caught, or when a survivor has no reason in scripts/mutation/survivors.json.',
  )
  .exitOverride(exitWithTwo)
  .parse();

mutate(command.opts<MutateOptions>(), {
  write: (text) => process.stdout.write(text),
  progress: (text) => process.stderr.write(text),
}).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
