import { Command, InvalidArgumentError, Option } from 'commander';
import { suffixProblem } from '../templates-src/naming';
import { runSurvivability } from './survivability/command';
import { exitWithTwo } from './tools/exit-with-two';

interface Flags {
  readonly json: boolean;
  readonly scp: boolean;
  readonly suffix: string;
}

/** A policy for roles that there can't be would deny nothing. */
function suffixOf(value: string): string {
  const problem = suffixProblem(value);
  if (problem !== undefined) throw new InvalidArgumentError(problem);
  return value;
}

const command = new Command('npm run survivability --')
  .description(
    'Proves that failover needs nothing of the lost region and no control plane elsewhere',
  )
  .addOption(new Option('--json', 'every dependency as JSON').default(false).conflicts('scp'))
  .addOption(
    new Option('--scp', 'the policy that denies everything else, for a live exercise').default(
      false,
    ),
  )
  .option('--suffix <suffix>', 'environment that the policy is for', suffixOf, 'prod')
  .addHelpText(
    'after',
    '\nExits with 1 when something would not survive, and names its line, with 2 when an option is wrong.',
  )
  .exitOverride(exitWithTwo)
  .parse();

const { json, scp, suffix } = command.opts<Flags>();
process.exitCode = runSurvivability(
  { output: scp ? 'scp' : json ? 'json' : 'table', suffix },
  process.cwd(),
  (text) => {
    process.stdout.write(text);
  },
);
