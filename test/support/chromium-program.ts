import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser to start, and how to be rid of it. */
export interface ChromiumProgram {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/**
 * The browser that `CHROMIUM` names, or the one that `@sparticuz/chromium` carries: packed, for Linux
 * on x64, with the libraries and the font that a bare machine lacks. It unpacks itself into the
 * temporary folder of its process, and its libraries only when told that it runs in Lambda:
 * https://github.com/Sparticuz/chromium
 */
export function chromiumProgram(): ChromiumProgram {
  const chosen = process.env.CHROMIUM;
  if (chosen !== undefined) {
    return { path: chosen, env: {}, remove: () => undefined };
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no browser for this machine is in the packages: CHROMIUM=<path of Chromium>');
  }
  const folder = mkdtempSync(join(tmpdir(), 'chromium-'));
  const path = execFileSync(process.execPath, ['--input-type=commonjs', '--eval', UNPACK], {
    env: { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' },
    encoding: 'utf8',
  });
  useFontsOf(folder);
  return {
    path,
    env: {
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The package's own configuration looks for its font in Lambda's folders, and nothing else is sure to have one. */
function useFontsOf(folder: string): void {
  const file = join(folder, 'fonts', 'fonts.conf');
  const configuration = readFileSync(file, 'utf8');
  const own = `<dir>${join(folder, 'fonts', 'fonts')}</dir>`;
  writeFileSync(file, configuration.replace('<dir>/tmp/fonts</dir>', own));
}

const UNPACK = `
const chromium = require('@sparticuz/chromium');
(chromium.default ?? chromium).executablePath().then((path) => process.stdout.write(path));
`;
