import { DrError } from '../errors';
import type { EngineEvent } from '../events';
import { JOURNAL_VERSION, type JournalLine, type JournalRecord, RUN_COMMANDS } from './records';

/** What a journal's text says. */
export interface ReadJournal {
  readonly lines: readonly JournalLine[];
  /** Also of records that are passed over. */
  readonly wholeLines: number;
  /** Bytes up to the end of the last whole line; what is behind was being written when its process died. */
  readonly wholeBytes: number;
}

/**
 * Reads a journal. A last line without its end is passed over, and so are records of types that a
 * later program may write. Throws when another line is damaged, and when another major version
 * wrote the file.
 *
 * @param name For messages: the file.
 * @param part Only the first line of a journal says which version it is.
 */
export function readJournal(
  text: string,
  name: string,
  part: 'from-start' | 'further-on' = 'from-start',
): ReadJournal {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const parsed = whole
    .split('\n')
    .slice(0, -1)
    .map((line, index) => parseLine(line, name, index + 1));
  const [first] = parsed;
  if (first !== undefined && part === 'from-start') {
    assertReadable(first, name);
  }
  return {
    lines: parsed.filter(isKnownLine),
    wholeLines: parsed.length,
    wholeBytes: Buffer.byteLength(whole),
  };
}

function parseLine(line: string, name: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new DrError({
      code: 'DR_JOURNAL_DAMAGED',
      message: `line ${number} of ${name} is not JSON: something other than dr-cli has written to it`,
      nextSteps: [`mv ${name} ${name}.damaged (a new run finds out by itself what is done)`],
      cause,
    });
  }
}

/** Checked first of all: the lines of another version may mean anything. */
function assertReadable(first: unknown, name: string): void {
  const version = isObject(first) && first.type === 'run' ? first.version : undefined;
  if (typeof version !== 'string') {
    throw new DrError({
      code: 'DR_JOURNAL_DAMAGED',
      message: `${name} does not begin as a journal of dr-cli does`,
      nextSteps: [`mv ${name} ${name}.damaged (a new run finds out by itself what is done)`],
    });
  }
  if (major(version) !== major(JOURNAL_VERSION)) {
    throw new DrError({
      code: 'DR_JOURNAL_VERSION',
      message: `${name} is a journal of version ${version}, and this program reads ${major(JOURNAL_VERSION)}.x`,
      nextSteps: ['run the same command with the version of dr-cli that wrote it'],
    });
  }
}

function major(version: string): string {
  return version.split('.')[0] ?? version;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether it is a record of a known type with all that it needs; a bad one is no different from none. */
function isKnownLine(value: unknown): value is JournalLine {
  return (
    isObject(value) &&
    Number.isInteger(value.sequence) &&
    typeof value.at === 'string' &&
    typeof value.type === 'string' &&
    Object.hasOwn(HAS_FIELDS, value.type) &&
    Object.entries(HAS_FIELDS).some(([type, hasFields]) => type === value.type && hasFields(value))
  );
}

const HAS_FIELDS: Readonly<Record<JournalRecord['type'], (line: Fields) => boolean>> = {
  run: (line) =>
    areTexts(line, 'version', 'runId', 'command', 'suffix', 'accountId', 'cloud') &&
    RUN_COMMANDS.some((command) => command === line.command),
  process: (line) =>
    areTexts(line, 'programVersion', 'by', 'host') &&
    Number.isInteger(line.processId) &&
    isObject(line.settings) &&
    Object.values(line.settings).every((setting) => typeof setting === 'string'),
  event: ({ event }) =>
    isObject(event) && typeof event.type === 'string' && Object.hasOwn(KNOWN_EVENTS, event.type),
  call: (line) => areTexts(line, 'region', 'action', 'resource'),
  end: (line) => areTexts(line, 'result') && Number.isInteger(line.exitCode),
};

/** Events that this program can show. */
const KNOWN_EVENTS: Readonly<Record<EngineEvent['type'], true>> = {
  run_started: true,
  step_planned: true,
  step_started: true,
  step_activity: true,
  step_progress: true,
  resource: true,
  upload: true,
  step_finished: true,
  step_skipped: true,
  step_failed: true,
  step_blocked: true,
  remaining: true,
  summary: true,
};

function areTexts(line: Fields, ...names: string[]): boolean {
  return names.every((name) => typeof line[name] === 'string');
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
