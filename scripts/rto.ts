import { Command } from 'commander';
import { runRto } from './rto/command';
import { exitWithTwo } from './tools/exit-with-two';

const command = new Command('npm run rto --')
  .description('RTO as a distribution: percentiles, long poles, what each setting buys')
  .option('--json', 'everything as one JSON document', false)
  .addHelpText(
    'after',
    '\nWrites docs/rto.svg. Exits with 1 when a target is not met, with 2 when an option is wrong.',
  )
  .exitOverride(exitWithTwo)
  .parse();

process.exitCode = runRto(command.opts<{ json: boolean }>(), process.cwd(), (text) => {
  process.stdout.write(text);
});
