import { mkdirSync, readdirSync } from 'node:fs';
import { defaultRegions } from '../../templates-src/topology';
import { GENERATED_FOLDER } from '../generate/generated-files';
import { runTool, runWithSamTranslator, type ToolResult } from '../tools/python-tools';
import { readSamEnvironments } from './sam-environments';

/** One thing a linter looks at; passes when it finds nothing at all. */
interface LintStep {
  readonly title: string;
  run(): Promise<ToolResult>;
}

const REGIONS = Object.values(defaultRegions).map((region) => region.name);
const EXPANDED_FOLDER = '.tools/expanded';

/**
 * Looks at every generated template with cfn-lint (both regions, down to
 * informational findings), once as written and once with SAM expanded; with
 * `sam validate` in every environment of samconfig.toml; and with checkov.
 *
 * @returns 0 when nothing was found, else 1.
 */
export async function lintTemplates(): Promise<number> {
  const generated = readdirSync(GENERATED_FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => `${GENERATED_FOLDER}/${name}`);
  mkdirSync(EXPANDED_FOLDER, { recursive: true });
  const expanded = `${EXPANDED_FOLDER}/regional.json`;

  const failures = await runSteps([
    { title: `cfn-lint ${generated.join(' ')}`, run: () => cfnLint(generated) },
    {
      title: `expand SAM ${expanded}`,
      run: () =>
        runWithSamTranslator('scripts/lint/expand-sam.py', [
          `${GENERATED_FOLDER}/regional.yaml`,
          expanded,
          REGIONS[0] ?? '',
        ]),
    },
    { title: `cfn-lint ${expanded}`, run: () => cfnLint([expanded]) },
    ...readSamEnvironments().map((environment) => ({
      title: `sam validate --lint --config-env ${environment}`,
      run: () => runTool('sam', ['validate', '--lint', '--config-env', environment]),
    })),
    { title: `checkov ${generated.join(' ')}`, run: () => checkov(generated) },
    { title: `checkov ${expanded}`, run: () => checkov([expanded]) },
  ]);
  return failures === 0 ? 0 : 1;
}

function cfnLint(files: readonly string[]): Promise<ToolResult> {
  const regions = ['--regions', ...REGIONS];
  return runTool('cfn-lint', [...regions, '--include-checks', 'I', '--', ...files]);
}

function checkov(files: readonly string[]): Promise<ToolResult> {
  const options = ['--framework', 'cloudformation', '--compact', '--quiet', '--skip-download'];
  return runTool('checkov', [...options, ...files.flatMap((file) => ['--file', file])]);
}

async function runSteps(steps: readonly LintStep[]): Promise<number> {
  let failures = 0;
  for (const step of steps) {
    const { exitCode, output } = await step.run();
    const passed = exitCode === 0;
    process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${step.title}\n`);
    if (!passed) {
      failures += 1;
      process.stdout.write(`${output}\n`);
    }
  }
  return failures;
}
