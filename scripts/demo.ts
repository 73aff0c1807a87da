import { processIo } from './dr-cli/io';
import { main } from './dr-cli/main';

const SUFFIX = 'demo';

const OPENING = `Deploys both regions to the local cloud, then loses one of them. The report's path is the last line
but a few; it is one HTML file that opens in any browser.

`;

const NEXT = `
Both regions are deployed, in the local cloud: the same templates, calls and order as in AWS,
and nothing left this machine. The region was lost in a copy of it. What next:

  npx dr-cli status  --suffix ${SUFFIX} --local     both regions side by side
  npx dr-cli drill   --local --speed real     again, with deployed intervals: five minutes
  npx dr-cli drill   --help                   other ways to lose one
  npx dr-cli deploy  --suffix ${SUFFIX} --local     again: nothing changed, nothing done
  npx dr-cli destroy --suffix ${SUFFIX} --local --delete-data   take it down; nothing stays

The templates are in generated/, their source in templates-src/, and README.md has the way to AWS.
`;

/** `npm run demo`: deploys both regions to the local cloud, loses one in a drill, and says where to look next. */
async function demo(): Promise<number> {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  process.stdout.write(OPENING);
  const io = processIo();
  const deployed = await main(['deploy', '--suffix', SUFFIX, '--local', '--yes'], io);
  if (deployed !== 0) return deployed;
  const drilled = await main(['drill', '--suffix', SUFFIX, '--local'], io);
  if (drilled === 0) process.stdout.write(NEXT);
  return drilled;
}

void demo().then((exitCode) => {
  process.exitCode = exitCode;
});
