import { Command } from 'commander';
import { type FuzzCommandOptions, fuzzPayments } from './payment-fuzz/command';
import { wholeNumber } from './payments-lab/whole-number';

const command = new Command('npm run fuzz:payments --')
  .description(
    'Requests made of the OpenAPI document that the payment service serves, mutations of them, ' +
      'and what is not HTTP, against a real service and PostgreSQL server',
  )
  .option('--requests <count>', 'how many', wholeNumber, 5_000)
  .option('--seed <number>', 'the same requests again', wholeNumber, 1)
  .addHelpText(
    'after',
    '\nExits with 1 when an answer is not as documented, the service ends, or a card number is logged.',
  )
  .parse();

fuzzPayments(command.opts<FuzzCommandOptions>(), (text) => process.stdout.write(text)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
