import type { GeneratedFile } from '../../generate/generated-files';
import type { Io } from '../io';
import { commandContext, createProgram } from '../main';
import { commandsMarkdown } from './commands';
import { eventStreams } from './event-streams';
import { eventsMarkdown } from './events';
import { exitCodes } from './exit-codes';
import { table } from './markdown';
import { settingsMarkdown } from './settings';

/** `docs/cli-reference.md`: every command, exit code and event, from the sources. */
export function referenceFile(): GeneratedFile {
  const lines = [
    '# `dr-cli`: reference',
    '',
    'Written by `npm run generate` from the commands and the types in `scripts/`; edits are lost. How the',
    'commands work together, with explanations: [cli.md](cli.md).',
    '',
    '## Exit codes',
    '',
    ...table(
      ['code', 'meaning'],
      exitCodes().map((exit) => [String(exit.code), exit.meaning]),
    ),
    ...settingsMarkdown(),
    ...commandsMarkdown(programToRead()),
    '## Events',
    '',
    'With `--json`, one object per line and event. Each has `version`, `type` and `at` (ISO 8601), and the',
    'fields below; a field with a question mark may be missing. A new optional field keeps the version;',
    'anything else raises it. What begins with a capital letter is explained below the table.',
    '',
    ...eventsMarkdown(eventStreams()),
  ];
  return { path: 'docs/cli-reference.md', content: `${lines.join('\n').trimEnd()}\n` };
}

/** The commands as they are, with nothing to write to and no cloud: they are looked at, not run. */
function programToRead() {
  const io: Io = {
    stdout: NOWHERE,
    stderr: NOWHERE,
    env: {},
    workingDirectory: '/',
    program: 'dr-cli',
    isInteractive: false,
    ask: async () => undefined,
    onInterrupt: () => () => undefined,
    exit: () => undefined,
  };
  return createProgram(commandContext(io), () => undefined);
}

const NOWHERE = { write: () => undefined, isTerminal: false, columns: undefined };
