import { Command } from 'commander';
import { type ChaosOptions, deployChaos } from './deploy-chaos/chaos';
import { payments } from './dr-cli/product/payments';
import { wholeNumber } from './payments-lab/whole-number';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const command = new Command('npm run chaos:deploy --')
  .description(
    'A deploy and a destroy of the whole product in the local cloud, taken up from every entry of ' +
      'their journals at which they can be killed; each has to end as the ones that nobody killed',
  )
  .option('--every <count>', 'of the kill points, one in so many', wholeNumber, 1)
  .option('--from <number>', 'the first kill point that is tried', wholeNumber, 1)
  .addHelpText('after', '\nExits with 1 when one of them ended otherwise.')
  .parse();

deployChaos(payments, command.opts<ChaosOptions>(), (text) => process.stdout.write(text)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
