import { parseKillPoint } from '../../../scripts/deploy-chaos/kill-point';
import { killingRuns } from '../../../scripts/deploy-chaos/killing-runs';
import { instantCloud } from '../../../scripts/dr-cli/instant-local-cloud';
import { processIo } from '../../../scripts/dr-cli/io';
import { main } from '../../../scripts/dr-cli/main';
import { openRunFolder } from '../../../scripts/dr-cli/runs/run-folder';
import { killedProduct } from './killed-product';

// The real program with a small product, which kills itself where it is told to:
// <kill point> <folder of the local cloud> <arguments of dr-cli>
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const [point = '', folder = '', ...argv] = process.argv.slice(2);
void main(argv, processIo(), {
  product: killedProduct,
  openLocalCloud: instantCloud(folder),
  openRuns: (io) => killingRuns(openRunFolder(io), parseKillPoint(point)),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
