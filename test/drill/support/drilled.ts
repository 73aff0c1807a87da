import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandContext } from '../../../scripts/dr-cli/main';
import { fastFactor } from '../../../scripts/drill/clock/machine-pace';
import { type DrillOptions, type DrillResult, runDrill } from '../../../scripts/drill/run-drill';
import { scenarioNamed } from '../../../scripts/drill/scenarios';
import type { Scenario } from '../../../scripts/drill/scenarios/scenario';
import { paymentsFromSource } from '../../support/payments-product';
import { testIo } from '../../support/test-io';

export type Drilled = Pick<DrillResult, 'checks' | 'history'> & {
  readonly broken: readonly string[];
};

/** Runs a fast drill of an environment that is deployed for it. */
export async function drilled(
  scenario: Scenario | string,
  options: Partial<Pick<DrillOptions, 'sabotage' | 'isSynchronous' | 'deployOptions'>> = {},
): Promise<Drilled> {
  const folder = mkdtempSync(join(tmpdir(), 'drill-test-'));
  const found = typeof scenario === 'string' ? scenarioNamed(scenario) : scenario;
  if (found === undefined) throw new Error(`there is no scenario ${String(scenario)}`);
  const quiet = () => undefined;
  try {
    const { checks, history } = await runDrill(
      commandContext(testIo({ workingDirectory: folder }), { product: paymentsFromSource }),
      {
        scenario: found,
        suffix: 'demo',
        seed: 1,
        speed: 'fast',
        clockFactor: await fastFactor(),
        isSynchronous: false,
        tasksPerProcess: 5,
        clients: 8,
        paymentsPerSecond: 40,
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
