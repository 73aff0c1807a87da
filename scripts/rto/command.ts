import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate } from '../dr-cli/product/generated-files';
import { type Analysis, analyse } from './analysis';
import { deployedScenario } from './deployed-scenario';
import type { Scenario } from './model/scenario';
import { renderJson } from './render/json';
import { type Figure, listFigures } from './render/provenance';
import { renderSvg } from './render/svg';
import { renderText } from './render/text';
import {
  deployedCapacityStart,
  type GeneratedTemplates,
  readDeployedSettings,
} from './settings/deployed-settings';
import { simulatePaid } from './simulation';
import { summarize } from './statistics';
import { exitCodeFor, TARGETS } from './targets';

export const RUNS = 200_000;
export const COMPARISON_RUNS = 40_000;
export const SEED = 1;
export const PLOT_PATH = 'docs/rto.svg';

export interface RtoReport {
  readonly analysis: Analysis;
  readonly figures: readonly Figure[];
}

/** Runs the model, and everything it is compared with, on these templates. */
export function reportOn(templates: GeneratedTemplates): RtoReport {
  return {
    analysis: analyse(scenarioOf(templates), {
      runs: RUNS,
      comparisonRuns: COMPARISON_RUNS,
      seed: SEED,
    }),
    figures: listFigures(readDeployedSettings(templates)),
  };
}

/** The plot of the design in these templates; the same bytes as `npm run rto` writes. */
export function plotOf(templates: GeneratedTemplates): string {
  const paid = simulatePaid(scenarioOf(templates), { runs: RUNS, seed: SEED });
  return renderSvg(paid, summarize(paid, TARGETS.rtoSeconds));
}

function scenarioOf(templates: GeneratedTemplates): Scenario {
  return deployedScenario(
    readDeployedSettings(templates),
    deployedCapacityStart(templates.regional),
  );
}

/**
 * `npm run rto [-- --json]`: prints the report and writes the plot.
 * Returns 1 when a target is not met.
 */
export function runRto(
  options: { readonly json: boolean },
  projectFolder: string,
  write: (text: string) => void,
): number {
  const { analysis, figures } = reportOn({
    regional: readTemplate(projectFolder, 'regional'),
    globalDns: readTemplate(projectFolder, 'global-dns'),
  });
  write(options.json ? renderJson(analysis, figures) : renderText(analysis, figures));
  writeWhenChanged(
    join(projectFolder, PLOT_PATH),
    renderSvg(analysis.distribution, analysis.clientsPaid),
  );
  return exitCodeFor(analysis.targets);
}

function writeWhenChanged(path: string, content: string): void {
  if (!existsSync(path) || readFileSync(path, 'utf8') !== content) {
    writeFileSync(path, content);
  }
}
