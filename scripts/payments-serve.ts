import { labCommand, labMain } from './payments-lab/lab-command';
import { type ServeOptions, servePayments } from './payments-lab/serve';

const command = labCommand('serve:payments')
  .description(
    'The payment service on this machine, with a PostgreSQL server of its own and a stand-in of AWS, ' +
      'until Ctrl-C; prints its address',
  )
  .option('--openapi', 'write the OpenAPI document of its API to standard output and end')
  .addHelpText(
    'after',
    '\nExits with 2 when the service does not start or ends by itself, 4 when an option cannot be used.',
  );

void labMain<ServeOptions>(command, servePayments);
