import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A program that says what it is asked and with what on its standard input, and fails where it is
 * told to. What it is given to build, it keeps a list of. It needs no other program, so that nothing
 * of this machine has to be on its PATH.
 */
const PROGRAM = `#!/bin/sh
folder=\${0%/*}/..
name=\${0##*/}
printf '%s\\n' "$name $*" >> "$folder/calls"
case $1 in
  login) IFS= read -r input; printf '%s' "$input" >> "$folder/input" ;;
  build)
    for last; do :; done
    cd "$last" && for file in .[!.]* *; do printf '%s\\n' "$file"; done > "$folder/context"
    ;;
esac
echo "$1 says hello"
case " $FAKE_FAILURES " in
  *" $name-$1 "*) echo "$1 went wrong" >&2; exit 1 ;;
esac
`;

export interface FakeBuilders {
  /** All that has to be on the `PATH`. */
  readonly path: string;
  /** Command lines, the program first. */
  calls(): readonly string[];
  /** What was read from standard input. */
  input(): string;
  /** Names of the files that the image was built from. */
  context(): readonly string[];
  remove(): void;
}

/** Programs of these names in a folder of their own. */
export function fakeBuilders(...names: readonly string[]): FakeBuilders {
  const folder = mkdtempSync(join(tmpdir(), 'fake-builders-'));
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of names) {
    writeFileSync(join(bin, name), PROGRAM);
    chmodSync(join(bin, name), 0o755);
  }
  const read = (file: string) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), 'utf8') : '';
  const lines = (file: string) =>
    read(file)
      .split('\n')
      .filter((line) => line !== '');
  return {
    path: bin,
    calls: () => lines('calls'),
    input: () => read('input'),
    context: () => lines('context'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
