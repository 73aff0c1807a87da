import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandContext } from '../../../scripts/dr-cli/main';
import { fastFactor } from '../../../scripts/drill/clock/machine-pace';
import { deployInto } from '../../../scripts/drill/deployment/environment';
import { MemoryStore } from '../../../scripts/local-cloud/persistence';
import { DirectoryStore } from '../../../scripts/local-cloud/persistence-directory';
import { paymentsFromSource } from '../../support/payments-product';
import { testIo } from '../../support/test-io';

/** How many times faster than the machine's the drills' clock goes. */
export const PACE_VARIABLE = 'DRILL_TEST_PACE';

/** Folder of a local cloud in which the environment of the drills is deployed. */
export const DEPLOYED_VARIABLE = 'DRILL_TEST_DEPLOYED';

/** Of every drill. */
export const SUFFIX = 'demo';

/**
 * Once for all drills: each goes on from a copy of what is deployed here. The pace is measured before
 * any of them runs, because two at once fit on two cores: what one takes from the other is no reason to
 * go slower.
 */
export default async function beforeAll(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drill-tests-deployed-'));
  const directory = new DirectoryStore(folder);
  const memory = new MemoryStore();
  await deployInto(
    {
      lock: () => memory.lock(),
      load: () => memory.load(),
      save: (state) => memory.save(state),
      blobs: directory.blobs,
    },
    commandContext(testIo({ workingDirectory: folder }), { product: paymentsFromSource }),
    SUFFIX,
  );
  directory.save(memory.load());
  // Only now: Jest itself is busy when it begins.
  const pace = await fastFactor(new AbortController().signal);
  process.env[PACE_VARIABLE] = String(pace);
  process.env[DEPLOYED_VARIABLE] = folder;
  process.stderr.write(`The drills go ${pace} times faster than the machine's clock.\n`);
}
