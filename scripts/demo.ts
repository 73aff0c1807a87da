import { processIo } from './dr-cli/io';
import { main } from './dr-cli/main';

const SUFFIX = 'demo';

const NEXT = `
Both regions are deployed, in the local cloud: the same templates, calls and order as in AWS,
and nothing left this machine. What next:

  npx dr-cli status  --suffix ${SUFFIX} --local     both regions side by side
  npx dr-cli graph                            what waits for what
  npx dr-cli deploy  --suffix ${SUFFIX} --local     again: nothing changed, nothing done
  npx dr-cli destroy --suffix ${SUFFIX} --local     take it down; nothing stays

The templates are in generated/, their source in templates-src/, and README.md has the way to AWS.
`;

/** `npm run demo`: deploys both regions to the local cloud and says where to look next. */
async function demo(): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const exitCode = await main(['deploy', '--suffix', SUFFIX, '--local', '--yes'], processIo());
  if (exitCode === 0) {
    process.stdout.write(NEXT);
  }
  return exitCode;
}

void demo().then((exitCode) => {
  process.exitCode = exitCode;
});
