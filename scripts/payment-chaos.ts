import { type ChaosOptions, chaos } from './payment-chaos/command';
import { labCommand, labMain } from './payments-lab/lab-command';
import { wholeNumber } from './payments-lab/whole-number';

const command = labCommand('chaos:payments')
  .description(
    'Concurrent clients that retry, against real payment services and PostgreSQL servers, while ' +
      'connections are cut, services killed and databases crashed',
  )
  .option('--runs <count>', 'runs, each with a seed of its own', wholeNumber, 20)
  .option('--seed <number>', 'seed of the first run', wholeNumber, 1)
  .option(
    '--lanes <count>',
    'databases with services that are used at the same time',
    wholeNumber,
    3,
  )
  .addHelpText(
    'after',
    '\nExits with 1 when a promise about payments was broken, 2 when it could not be found out,\n' +
      '4 when an option cannot be used, 130 after Ctrl-C.',
  );

void labMain<ChaosOptions>(command, chaos);
