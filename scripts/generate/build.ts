import { configSchemaFile } from '../dr-cli/documentation/config-schema-file';
import { bundleCli } from './bundle-cli';
import { bundleFunctions } from './bundle-functions';
import { bundleService, SERVICE_CONTEXT, type ServiceBundle } from './bundle-service';
import { staleFiles } from './generated-files';
import { renderTemplates } from './render-templates';
import { reportProblems } from './report-problems';
import { recordGeneratedSources, recordProgramSources } from './sources';

/**
 * `npm run build`, and part of every install: what `dr-cli` needs to deploy. Nothing is built from
 * templates that can't be made, because the names and rules in `dr-cli` are theirs.
 *
 * @returns the exit code: 0, or 1 when a template is unsound.
 */
export async function buildAll(): Promise<number> {
  const { files, problems } = await renderTemplates();
  if (problems.length > 0) {
    return reportProblems(problems);
  }
  const [sources, functions, service] = await Promise.all([
    bundleCli(),
    bundleFunctions(),
    bundleService(),
  ]);
  recordProgramSources([...sources, ...service.sources]);
  process.stdout.write(describePrograms(service));
  const stale = staleFiles([...files, functions.manifest, configSchemaFile()]);
  if (stale.length === 0) {
    recordGeneratedSources(functions);
  } else {
    process.stderr.write(
      `warning: what is generated is not what its sources give: ${stale.join('; ')}\nnext: npm run generate\n`,
    );
  }
  return 0;
}

function describePrograms({ programs }: ServiceBundle): string {
  return Object.entries(programs)
    .map(([name, { bytes }]) => `${SERVICE_CONTEXT}/${name}: ${(bytes / 1000).toFixed(1)} kB\n`)
    .join('');
}
