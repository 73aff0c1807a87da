import type { Settings } from '../../templates-src/settings';
import { defaultRegions } from '../../templates-src/topology';
import { configSchemaFile } from '../dr-cli/documentation/config-schema-file';
import { referenceFile } from '../dr-cli/documentation/reference';
import { errorText } from '../dr-cli/render/error';
import { plainStyle } from '../dr-cli/render/style';
import { demoSettings, resolveSettings } from '../dr-cli/settings';
import { describeError } from '../engine/describe-error';
import { DrError } from '../engine/errors';
import { bundleFunctions } from './bundle-functions';
import { type GeneratedFile, staleFiles, writeFiles } from './generated-files';
import { renderTemplates } from './render-templates';
import { reportProblems } from './report-problems';
import { samconfig } from './samconfig';
import { recordGeneratedSources } from './sources';

const USAGE = `Usage: npm run generate [-- --check]

Writes every template to generated/, samconfig.toml for sam, docs/cli-reference.md, the schema
of dr.config.yaml, and bundles every function to dist/functions/. The environment that samconfig.toml is for comes from DR_SUFFIX,
DR_DOMAIN and the other DR_ variables. With --check nothing is written; it fails when a
generated file differs from its source, with samconfig.toml as it is committed: the demo's.
`;

/**
 * `npm run generate`: templates-src/ → generated/, functions/ → dist/functions/.
 *
 * @returns the exit code: 0, 1 when a template is unsound or `generated/` is
 * stale, 4 for an unknown option.
 */
export async function generate(args: readonly string[]): Promise<number> {
  try {
    return await run(args);
  } catch (error) {
    if (!(error instanceof DrError)) {
      throw error;
    }
    process.stderr.write(errorText(describeError(error), plainStyle));
    return error.exitCode;
  }
}

async function run(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(USAGE);
    return 0;
  }
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0) {
    process.stderr.write(`Unknown option ${unknown.join(' ')}\n\n${USAGE}`);
    return 4;
  }
  const isCheck = args.includes('--check');
  const settings = samSettings(isCheck ? 'check' : 'write', process.env);
  const [bundles, rendered] = await Promise.all([bundleFunctions(), renderTemplates()]);
  if (rendered.problems.length > 0) {
    return reportProblems(rendered.problems);
  }
  const files = [
    ...rendered.files,
    bundles.manifest,
    samconfig(settings, defaultRegions),
    configSchemaFile(),
    referenceFile(),
  ];
  if (isCheck) {
    return check(files);
  }
  const exitCode = write(files);
  recordGeneratedSources(bundles);
  return exitCode;
}

/**
 * Whose samconfig.toml it is. The one that is committed is the demo's, so that a check compares
 * with that, whatever environment this shell is set up for.
 */
export function samSettings(
  purpose: 'check' | 'write',
  env: Readonly<Record<string, string | undefined>>,
): Settings {
  return resolveSettings({ flags: {}, env: purpose === 'check' ? {} : env }, demoSettings);
}

function check(files: readonly GeneratedFile[]): number {
  const stale = staleFiles(files);
  if (stale.length === 0) {
    process.stdout.write(`${files.length} generated files match their source\n`);
    return 0;
  }
  process.stderr.write(
    `error: generated files do not match their source:\n${stale.map((line) => `  ${line}\n`).join('')}` +
      'They are written by a script, and edits are lost. Next: npm run generate, then commit.\n',
  );
  return 1;
}

function write(files: readonly GeneratedFile[]): number {
  const { written, removed } = writeFiles(files);
  const lines = [
    ...written.map((path) => `wrote ${path}`),
    ...removed.map((path) => `removed ${path}, which has no source`),
  ];
  process.stdout.write(
    lines.length === 0
      ? `${files.length} generated files were up to date\n`
      : lines.map((line) => `${line}\n`).join(''),
  );
  return 0;
}
