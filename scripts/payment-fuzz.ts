import { type FuzzCommandOptions, fuzzPayments } from './payment-fuzz/command';
import { labCommand, labMain } from './payments-lab/lab-command';
import { wholeNumber } from './payments-lab/whole-number';

const command = labCommand('fuzz:payments')
  .description(
    'Requests made of the OpenAPI document that the payment service serves, mutations of them, ' +
      'and what is not HTTP, against a real service and PostgreSQL server',
  )
  .option('--requests <count>', 'how many', wholeNumber, 5_000)
  .option('--seed <number>', 'the same requests again', wholeNumber, 1)
  .addHelpText(
    'after',
    '\nExits with 1 when an answer is not as documented, the service ends, or a card number is logged,\n' +
      '2 when it could not be found out, 4 when an option cannot be used, 130 after Ctrl-C.',
  );

void labMain<FuzzCommandOptions>(command, fuzzPayments);
