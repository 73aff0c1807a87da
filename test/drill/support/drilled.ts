import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandContext } from '../../../scripts/dr-cli/main';
import { type DrillOptions, type DrillResult, runDrill } from '../../../scripts/drill/run-drill';
import { scenarioNamed } from '../../../scripts/drill/scenarios';
import type { Scenario } from '../../../scripts/drill/scenarios/scenario';
import { paymentsFromSource } from '../../support/payments-product';
import { testIo } from '../../support/test-io';
import { DEPLOYED_VARIABLE, PACE_VARIABLE, SUFFIX } from './before-all';

export type Drilled = Pick<DrillResult, 'checks' | 'history'> & {
  readonly broken: readonly string[];
};

/** Runs a fast drill of what is deployed for all drills, or of an environment of its own. */
export async function drilled(
  scenario: Scenario | string,
  options: Partial<Pick<DrillOptions, 'sabotage' | 'isSynchronous' | 'deployOptions'>> = {},
): Promise<Drilled> {
  const folder = mkdtempSync(join(tmpdir(), 'drill-test-'));
  const found = typeof scenario === 'string' ? scenarioNamed(scenario) : scenario;
  if (found === undefined) throw new Error(`there is no scenario ${String(scenario)}`);
  const deployed = process.env[DEPLOYED_VARIABLE];
  // Whoever deploys with other options finds nothing that is deployed.
  const environment: Readonly<Record<string, string>> =
    deployed === undefined || options.deployOptions ? {} : { DR_LOCAL_STATE: deployed };
  const quiet = () => undefined;
  try {
    const { checks, history } = await runDrill(
      commandContext(testIo({ workingDirectory: folder, env: environment }), {
        product: paymentsFromSource,
      }),
      {
        scenario: found,
        suffix: SUFFIX,
        seed: 1,
        speed: 'fast',
        clockFactor: Number(process.env[PACE_VARIABLE]),
        isSynchronous: false,
        tasksPerProcess: 6,
        // Less than what a drill of a user has: two fit on two cores.
        clients: 6,
        paymentsPerSecond: 20,
        folder: join(folder, 'evidence'),
        ...options,
      },
      { onStep: quiet, onWorld: quiet, onEvidence: quiet },
      new AbortController().signal,
    );
    const broken = checks.filter(({ verdict }) => verdict === 'failed').map(({ check }) => check);
    return { checks, history, broken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
