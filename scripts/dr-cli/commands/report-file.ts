import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Evidence } from '../../drill/evidence/read-evidence';
import { type Verification, verify } from '../../drill/report/verify';
import { DrError, EXIT } from '../../engine/errors';
import { hasCode } from '../../local-cloud/error-code';
import type { Io } from '../io';
import { shellQuoted } from '../shell-quoted';

/**
 * Reads a file of evidence, or a page made from it.
 *
 * @throws DrError when it can't be read, is something else, or is not as it was written
 */
export function readReportFile(io: Io, file: string): Verification {
  const verification = verify(readBytes(io, file));
  const { reading } = verification;
  switch (reading.kind) {
    case 'intact':
    case 'truncated':
      return verification;
    case 'foreign':
      throw new DrError({
        code: 'DR_EVIDENCE_FOREIGN',
        message: `${file} is not the evidence of a drill, nor a page made from it: ${reading.problem}`,
        nextSteps: [`${io.program} report verify <evidence.ndjson or report.html of a drill>`],
        exitCode: EXIT.invalidInput,
      });
    case 'tampered':
      throw new DrError({
        code: 'DR_EVIDENCE_TAMPERED',
        message:
          `the evidence in ${file} is not as it was written. The first bad record is number ` +
          `${reading.line} (line ${reading.line} of the evidence): ${reading.problem}`,
        nextSteps: [
          'take the file from where it was first kept',
          `${io.program} drill --local (or run the drill again)`,
        ],
      });
  }
}

/** @throws DrError when the drill, or the file, was cut short */
export function wholeEvidence(io: Io, file: string, { reading }: Verification): Evidence {
  if (reading.kind === 'truncated') {
    const { evidence, tornLine } = reading;
    const where =
      tornLine === undefined ? 'the last record is missing' : `line ${tornLine} is torn`;
    throw new DrError({
      code: 'DR_EVIDENCE_TRUNCATED',
      message:
        `the evidence in ${file} ends before the drill did: ${where}. Its first ` +
        `${evidence.records.length} records are as they were written`,
      nextSteps: [
        `${io.program} report show ${shellQuoted(file)}`,
        'take the file from where it was first kept, or run the drill again',
      ],
    });
  }
  if (reading.kind !== 'intact') {
    throw new Error(`${file} was not refused: ${reading.problem}`);
  }
  return reading.evidence;
}

function readBytes(io: Io, file: string): Uint8Array {
  try {
    return readFileSync(resolve(io.workingDirectory, file));
  } catch (error) {
    throw new DrError({
      code: 'DR_EVIDENCE_UNREADABLE',
      message: `${file} can't be read: ${whyUnread(error)}`,
      nextSteps: [`${io.program} report verify ${meantFile(io, file)}`],
      exitCode: EXIT.invalidInput,
      cause: error,
    });
  }
}

/** Of a drill's folder its page, else what has to be filled in. */
function meantFile(io: Io, file: string): string {
  const page = join(file, 'report.html');
  return existsSync(resolve(io.workingDirectory, page))
    ? shellQuoted(page)
    : '<evidence.ndjson or report.html of a drill>';
}

function whyUnread(error: unknown): string {
  if (hasCode(error, 'ENOENT')) {
    return 'there is no such file';
  }
  if (hasCode(error, 'EISDIR')) {
    return 'it is a folder';
  }
  return error instanceof Error ? error.message : String(error);
}
