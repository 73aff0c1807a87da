import { dirname } from 'node:path';
import { isInterruptedCode } from './dr-cli/interrupt';
import { processIo } from './dr-cli/io';
import { main } from './dr-cli/main';
import { staleBuildWarning } from './dr-cli/stale-build';

// The SDK warns on Node 20, which this program supports; a terminal at night has no use for it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

const io = processIo();
// Where it is built, its parts are in a folder of their own.
const warnOfStaleBuild = () => {
  io.stderr.write(staleBuildWarning(dirname(__dirname)) ?? '');
};
void main(process.argv.slice(2), io, {}, warnOfStaleBuild).then((exitCode) => {
  process.exitCode = exitCode;
  if (isInterruptedCode(exitCode)) {
    // Calls that nobody waits for any more would keep the process until their time-outs.
    process.exit();
  }
});
