import type { EngineEvent } from '../events';

/**
 * Version of a journal's lines. A new optional field, a new type of record or a new event raises the
 * second number, and older programs pass over what they don't know; anything else raises the first,
 * and they refuse the file.
 */
export const JOURNAL_VERSION = '1.1';

/** Commands whose runs are recorded. */
export const RUN_COMMANDS = ['deploy', 'destroy', 'cancel'] as const;

export type RunCommand = (typeof RUN_COMMANDS)[number];

/** One line of a run's journal: resume data and audit log in one. */
export type JournalRecord = RunRecord | ProcessRecord | EventRecord | CallRecord | EndRecord;

/** The first line: which run this is. */
export interface RunRecord {
  readonly type: 'run';
  readonly version: string;
  readonly runId: string;
  readonly command: RunCommand;
  readonly suffix: string;
  readonly accountId: string;
  /** Where the calls go: `aws`, the URL of an endpoint, or the folder of a local cloud. */
  readonly cloud: string;
}

/** A process that works on the run from here on: the one that began it, or one that takes it up. */
export interface ProcessRecord extends RunProcess {
  readonly type: 'process';
  readonly programVersion: string;
  /** Whose credentials. */
  readonly by: string;
  /** As they were given or taken over, by name; what was left off is not in it. */
  readonly settings: Readonly<Record<string, string>>;
  /** Stacks that `--only` names; absent: all of them. */
  readonly selection?: readonly string[];
  /** Other options without which the same command would be refused or do something else. */
  readonly options?: readonly string[];
}

/** A process of this machine or another one. */
export interface RunProcess {
  readonly host: string;
  readonly processId: number;
  /** Tells it from a later process of the same id; absent where the system doesn't say. */
  readonly processStart?: string;
}

/** What the engine told while it worked. */
export interface EventRecord {
  readonly type: 'event';
  readonly event: EngineEvent;
}

/** A call that changes something in AWS, before it is made. That it was made, no line says. */
export interface CallRecord {
  readonly type: 'call';
  readonly region: string;
  /** `cloudformation:CreateChangeSet`, spelled as in an IAM policy. */
  readonly action: string;
  /** Name or ARN of what is changed. */
  readonly resource: string;
  /** By which AWS recognises the same call made again. */
  readonly clientToken?: string;
}

/** The last line, unless another process takes the run up again. */
export interface EndRecord {
  readonly type: 'end';
  readonly result: RunResult;
  readonly exitCode: number;
  /** Why, where the events don't say. */
  readonly reason?: string;
}

export type RunResult =
  | 'succeeded'
  | 'failed'
  /** Asked to stop; the next command of the kind takes it up. */
  | 'interrupted'
  /** Given up for good: by `cancel` after its process had died, or by a run of the other command. */
  | 'abandoned'
  /** Another run had the environment; nothing was changed. */
  | 'refused';

/** A record with its place in the journal. */
export type JournalLine = JournalRecord & {
  /** From 1, without a gap. */
  readonly sequence: number;
  /** By the run's clock, which is the local cloud's in a local cloud. */
  readonly at: string;
};

/** The lines of one type. */
export type LineOf<Type extends JournalRecord['type']> = Extract<
  JournalLine,
  { readonly type: Type }
>;
