import { existsSync } from 'node:fs';
import { defaultRegions, stacks } from '../../templates-src/topology';
import { GENERATED_FOLDER } from '../generate/generated-files';
import { runTool, type ToolResult } from '../tools/python-tools';
import { exceptionLine, exceptionsOf } from './exceptions';
import { expandSam } from './expand-sam';
import { readSamEnvironments } from './sam-environments';

/** One thing a linter looks at; passes when it finds nothing at all. */
interface LintStep {
  readonly title: string;
  run(): Promise<ToolResult>;
}

const REGIONS = Object.values(defaultRegions).map((region) => region.name);

/**
 * Looks at every generated template with cfn-lint (both regions, down to
 * informational findings), once as written and once with SAM expanded; with
 * `sam validate` in every environment of samconfig.toml; and with checkov.
 *
 * @returns 0 when nothing was found, else 1.
 */
export async function lintTemplates(): Promise<number> {
  const generated = stacks.map(({ id }) => `${GENERATED_FOLDER}/${id}.yaml`);
  const expansion = await expandSam(`${GENERATED_FOLDER}/regional.yaml`);

  const failures = await runSteps([
    { title: 'expand SAM', run: async () => expansion.result },
    { title: 'cfn-lint, templates', run: () => cfnLint(generated) },
    { title: 'cfn-lint, SAM expanded', run: () => cfnLint([expansion.file]) },
    { title: 'checkov, templates', run: () => checkov(generated) },
    { title: 'checkov, SAM expanded', run: () => checkov([expansion.file]) },
    ...readSamEnvironments().map((environment) => ({
      title: `sam validate --lint, ${environment}`,
      run: () => runTool('sam', ['validate', '--lint', '--config-env', environment]),
    })),
  ]);
  const exceptions = generated.flatMap(exceptionsOf).map(exceptionLine);
  process.stdout.write(exceptions.map((line) => `${line}\n`).join(''));
  return failures === 0 ? 0 : 1;
}

async function cfnLint(files: readonly string[]): Promise<ToolResult> {
  const regions = ['--regions', ...REGIONS];
  return runTool('cfn-lint', [...regions, '--include-checks', 'I', '--', ...files]);
}

async function checkov(files: readonly string[]): Promise<ToolResult> {
  // It passes over a file that isn't there, and what saw nothing has found nothing out.
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length > 0) {
    return { exitCode: 1, output: `missing: ${missing.join(', ')}` };
  }
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
