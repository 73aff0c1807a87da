import { type Proof, prove, readPathCode, readTemplates } from './proof';
import { linesIn } from './render/lines';
import { renderText } from './render/text';
import { exercisePolicy } from './scp';

export interface SurvivabilityOptions {
  readonly output: 'table' | 'json' | 'scp';
  /** Environment whose roles the policy names. */
  readonly suffix: string;
}

/**
 * `npm run survivability`: proves for either region lost that failover and
 * payments need nothing of it. Returns 1 when something does.
 */
export function runSurvivability(
  { output, suffix }: SurvivabilityOptions,
  projectFolder: string,
  write: (text: string) => void,
): number {
  const templates = readTemplates(projectFolder);
  const code = readPathCode(projectFolder);
  const primaryLost = prove('primary', templates, code, suffix);
  const proofs = [primaryLost, prove('dr', templates, code, suffix)];
  const lineOf = linesIn(projectFolder);
  switch (output) {
    case 'table':
      write(renderText(proofs, lineOf));
      break;
    case 'json':
      write(`${JSON.stringify(proofs.map(report), null, 2)}\n`);
      break;
    case 'scp':
      write(`${JSON.stringify(exercisePolicy(primaryLost), null, 2)}\n`);
      break;
  }
  return proofs.some(hasFailures) ? 1 : 0;
}

function report({ deployment, dependencies }: Proof) {
  return { lost: deployment.lost, survivor: deployment.survivor, dependencies };
}

function hasFailures({ dependencies }: Proof): boolean {
  return dependencies.some(({ standing }) => standing.kind === 'lost');
}
