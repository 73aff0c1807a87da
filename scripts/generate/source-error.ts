import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeError } from '../engine/describe-error';
import { DrError } from '../engine/errors';
import type { ErrorDescription } from '../engine/events';

/** Where the sources are that people write; what stands elsewhere is not theirs to correct. */
const SOURCES = /^(templates-src|functions|scripts)\//;

/** esbuild's, as tsx throws it for a file that it can't read: `/path/x.ts:7:6: ERROR: …`. */
const SYNTAX_ERROR = /^(.+?):(\d+):(\d+): ERROR: (.+)$/m;

/** A frame of V8's: `at add (/path/x.ts:7:27)`, or without the parentheses. */
const STACK_FRAME = /(?:\(|at )((?:file:\/\/)?\/[^()\n]+?):(\d+):\d+\)?$/gm;

/**
 * A mistake in a source file as a message instead of a stack trace: where it is, why it can't be
 * used, and what to type next.
 *
 * @param folder The project's; paths are told from there.
 */
export function describeSourceError(error: unknown, folder: string): ErrorDescription {
  if (error instanceof DrError || !(error instanceof Error)) {
    return describeError(error);
  }
  const problems = problemsIn(error, folder);
  return problems.length === 0
    ? { code: 'DR_GENERATE_FAILED', message: firstLine(error.message), nextSteps: [] }
    : {
        code: 'DR_SOURCE_BROKEN',
        message: problems.join('\n  '),
        nextSteps: ['correct it, then the same command again', 'npm run typecheck'],
      };
}

function problemsIn(error: Error, folder: string): string[] {
  if (isBuildFailure(error)) {
    return error.errors.map(({ text, location }) =>
      location === null ? text : `${location.file}:${location.line}: ${text}`,
    );
  }
  const [, file, line, , why] = SYNTAX_ERROR.exec(error.message) ?? [];
  if (file !== undefined) {
    return [`${relative(folder, file)}:${line}: ${why}`];
  }
  // A file that can't be written is not the fault of the line that writes it.
  if ('syscall' in error) {
    return [];
  }
  const place = placeIn(error.stack ?? '', folder);
  return place === undefined ? [] : [`${place}: ${firstLine(error.message)}`];
}

/** The innermost line of a source file. */
function placeIn(stack: string, folder: string): string | undefined {
  return [...stack.matchAll(STACK_FRAME)]
    .map(([, path = '', line]) => {
      const file = path.startsWith('file://') ? fileURLToPath(path) : path;
      return `${relative(folder, file)}:${line}`;
    })
    .find((place) => SOURCES.test(place));
}

interface BuildFailure extends Error {
  readonly errors: readonly {
    readonly text: string;
    readonly location: { readonly file: string; readonly line: number } | null;
  }[];
}

/** esbuild's error for a bundle: https://esbuild.github.io/api/#build */
function isBuildFailure(error: Error): error is BuildFailure {
  return 'errors' in error && Array.isArray(error.errors) && error.errors.length > 0;
}

/** The rest of a missing module's message is who wanted it, of which the innermost is told. */
function firstLine(message: string): string {
  return message.split('\n')[0] ?? message;
}
