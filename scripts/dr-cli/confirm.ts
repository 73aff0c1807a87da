import { DrError, EXIT } from '../engine/errors';
import { CAUSES, Interrupted } from './interrupt';
import type { Io } from './io';

export interface Confirmation {
  readonly question: string;
  /** What has to be typed. */
  readonly answer: string;
  /** The same command without the question. */
  readonly withoutAsking: string;
}

/** Asks before something happens. Off a terminal it fails at once, because nobody could answer. */
export async function confirm(io: Io, confirmation: Confirmation): Promise<void> {
  const { question, answer, withoutAsking } = confirmation;
  if (!io.isInteractive) {
    throw new DrError({
      code: 'DR_CONFIRMATION_NEEDED',
      message: 'nobody can be asked to confirm: this is not a terminal',
      nextSteps: [withoutAsking],
      exitCode: EXIT.invalidInput,
    });
  }
  const given = await answered(io, question);
  if (given?.trim().toLowerCase() !== answer) {
    throw new DrError({
      code: 'DR_DECLINED',
      message: 'declined; nothing was changed',
      nextSteps: [],
      exitCode: EXIT.declined,
    });
  }
}

/** What comes next must not stand behind a question that nobody ended with Enter. */
async function answered(io: Io, question: string): Promise<string | undefined> {
  try {
    const given = await io.ask(question);
    if (given === undefined) {
      io.stderr.write('\n');
    }
    return given;
  } catch (error) {
    if (error instanceof Interrupted) {
      io.stderr.write(`\n${CAUSES[error.by]}: nothing was changed\n`);
    }
    throw error;
  }
}
