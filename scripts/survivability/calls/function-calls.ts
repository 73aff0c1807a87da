import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { actionName } from './action-names';

/** One use of an SDK command in our own code. */
export interface CodeCall {
  readonly action: string;
  readonly file: string;
}

export interface CodeCalls {
  readonly calls: readonly CodeCall[];
  /** SDK imports whose calls can't be followed: whole services, paginators, waiters. */
  readonly untraceable: readonly CodeCall[];
}

/** Reads a source file of the project; undefined when there is none. Tests hand in their own. */
export type ReadSource = (path: string) => string | undefined;

export function projectSource(projectFolder: string): ReadSource {
  return (path) => {
    const file = join(projectFolder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  };
}

/** An entry point as it would be deployed. */
export interface Bundle {
  /** Files of ours that are in it. */
  readonly files: readonly string[];
  /** What is left of them: code that nothing uses is gone. */
  readonly text: string;
}

/** Bundled by esbuild, as for the deployment: nothing is missed, and nothing counts that isn't in it. */
export function bundleOf(projectFolder: string, entry: string): Bundle {
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: projectFolder,
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  return {
    files: Object.keys(metafile.inputs).sort(),
    text: outputFiles.map(({ text }) => text).join('\n'),
  };
}

/** Every AWS call that a bundle can make. */
export function callsInBundle({ files, text }: Bundle, read: ReadSource): CodeCalls {
  // Imports stay when their use is gone; and of two with one name esbuild numbers the second.
  return callsInFiles(files, read, (name) => new RegExp(`\\b${name}\\d*\\(`).test(text));
}

const SDK_IMPORT = /import\s+(type\s+)?\{([^}]*)\}\s+from\s+'@aws-sdk\/(?:client|lib)-([\w-]+)'/g;

/** Ways to get at the SDK that name no command. */
const HIDDEN_IMPORT =
  /(?:import\s+(?!type\b)(?:\*\s+as\s+)?\w+\s+from\s+|import\(\s*|require\(\s*)['"]@aws-sdk\/(?:client|lib)-([\w-]+)['"]/g;

/** Every AWS call in these files that `isUsed`. */
export function callsInFiles(
  files: readonly string[],
  read: ReadSource,
  isUsed: (importedName: string) => boolean = () => true,
): CodeCalls {
  const calls: CodeCall[] = [];
  const untraceable: CodeCall[] = [];
  for (const file of files) {
    const source = read(file) ?? '';
    for (const { service, name } of sdkImports(source).filter((each) => isUsed(each.name))) {
      const operation = /^(\w+)Command$/.exec(name)?.[1];
      if (operation !== undefined) {
        calls.push({ action: actionName(service, operation), file });
      } else if (isCallable(name)) {
        untraceable.push({ action: `${service}: ${name}`, file });
      }
    }
    for (const [, service] of source.matchAll(HIDDEN_IMPORT)) {
      untraceable.push({ action: `${service}: all of it`, file });
    }
  }
  return { calls, untraceable };
}

function sdkImports(source: string): { readonly service: string; readonly name: string }[] {
  return [...source.matchAll(SDK_IMPORT)]
    .filter(([, typeOnly]) => typeOnly === undefined)
    .flatMap(([, , names = '', service = '']) =>
      names
        .split(',')
        .map((name) => name.trim().replace(/\s+as\s+\w+$/, ''))
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => ({ service, name })),
    );
}

/** `RDS` with its methods, `paginateX`, `waitUntilX`; `RDSClient` and error classes call nothing. */
function isCallable(name: string): boolean {
  return (
    /^(?:paginate|waitUntil|waitFor)/.test(name) ||
    /^(?!.*(?:Client|Exception|Fault|Error|Status|Type|State)$)[A-Z]\w*$/.test(name)
  );
}
