import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { elided } from './elide';
import { inNewWorld } from './session-world';
import { sessions } from './sessions';

const FOLDER = 'docs/sessions';

/**
 * Types every session into a local cloud, and keeps what is on the screen.
 *
 * @param mode `check` compares with what is kept, and writes nothing.
 * @returns the exit code: 1 when a kept session is not what is on the screen now.
 */
export async function recordSessions(
  root: string,
  mode: 'write' | 'check',
  print: (text: string) => void,
): Promise<number> {
  const folder = join(root, FOLDER);
  const stale: string[] = [];
  if (mode === 'write') {
    mkdirSync(folder, { recursive: true });
  }
  for (const { name, title, record } of sessions) {
    const screens = await inNewWorld(record);
    const text = `# ${title}\n\n${elided(screens.join('\n'))}`;
    const file = join(folder, `${name}.txt`);
    if (mode === 'write') {
      writeFileSync(file, text);
    } else if (readFileSync(file, 'utf8') !== text) {
      stale.push(`${FOLDER}/${name}.txt`);
    }
    print(`${FOLDER}/${name}.txt: ${text.split('\n').length} lines\n`);
  }
  if (stale.length > 0) {
    print(`not what is on the screen now: ${stale.join(', ')}\nnext: npm run sessions\n`);
  }
  return stale.length > 0 ? 1 : 0;
}
