import { type Command, InvalidArgumentError } from 'commander';
import { makeReport } from '../../drill/report/report';
import { outcomeText, verdictText } from '../../drill/report/sentences';
import type { Verification } from '../../drill/report/verify';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import type { Io } from '../io';
import { lines } from '../render/text';
import { shellQuoted } from '../shell-quoted';
import { readReportFile, wholeEvidence } from './report-file';

interface VerifyOptions {
  readonly head?: string;
  readonly json?: true;
}

export function addReportVerifyCommand(
  report: Command,
  { io }: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  report
    .command('verify')
    .description('Check that the evidence of a drill, or a page made from it, was not changed')
    .argument('<file>', 'evidence.ndjson or report.html')
    .option('--head <hash>', 'the last hash, all of it, as it was kept elsewhere', wholeHash)
    .option('--json', 'machine-readable results on stdout')
    .option('--debug', 'stack traces and causes of errors')
    .addHelpText('after', HELP)
    .action((file: string, options: VerifyOptions) => {
      runVerify(io, file, options);
      finish(EXIT.done);
    });
}

const HELP = `
Of evidence every byte is checked. Of a page also every word: it is made anew from the evidence in
it and compared. Without --head this shows that the file agrees with itself, which somebody who has
rewritten all of it can bring about; with --head it is the drill whose last hash you kept.

Examples:
  dr-cli report verify .dr/drills/2026-03-01T10-00-00Z-region-killed/report.html
  dr-cli report verify evidence.ndjson --head "$(cat kept-elsewhere.txt)" --json`;

/** Of SHA-256; the beginning of one proves too little. */
function wholeHash(value: string): string {
  if (!/^[0-9a-f]{64}$/i.test(value)) {
    throw new InvalidArgumentError('Give all 64 hexadecimal digits of the hash.');
  }
  return value;
}

function runVerify(io: Io, file: string, { head, json }: VerifyOptions): void {
  const verification = readReportFile(io, file);
  const evidence = wholeEvidence(io, file, verification);
  assertHead(file, evidence.head, head);
  assertPage(io, file, verification);
  const report = makeReport({ kind: 'intact', evidence });
  if (json) {
    io.stdout.write(
      `${JSON.stringify({
        version: 1,
        file,
        form: verification.form,
        verified: true,
        records: evidence.records.length,
        head: evidence.head,
        headCompared: head !== undefined,
        verdict: report.verdict,
      })}\n`,
    );
    return;
  }
  io.stdout.write(
    lines(
      `${file} is as it was written: ${evidence.records.length} records, each follows the one before it${
        verification.form === 'page' ? ', and the page says what they give' : ''
      }`,
      `last hash ${evidence.head}${head === undefined ? ' (compare it with the one that was kept elsewhere: --head)' : ', the one that was kept'}`,
      `${evidence.header.scenario.title}: ${verdictText(report)} ${outcomeText(report)}`,
    ),
  );
}

function assertHead(file: string, found: string, wanted: string | undefined): void {
  if (wanted !== undefined && wanted.toLowerCase() !== found) {
    throw new DrError({
      code: 'DR_EVIDENCE_OTHER',
      message: `${file} agrees with itself, and is not the drill you mean: its last hash is ${found}`,
      nextSteps: ['take the file from where it was first kept'],
    });
  }
}

function assertPage(io: Io, file: string, { page }: Verification): void {
  const makeAnew = `${io.program} report show ${shellQuoted(file)} --format html > report.html`;
  switch (page?.kind) {
    case undefined:
    case 'as-rendered':
      return;
    case 'changed':
      throw new DrError({
        code: 'DR_REPORT_CHANGED',
        message:
          `the evidence in ${file} is intact, and the page is not what it gives: ` +
          `line ${page.line} of the page differs`,
        nextSteps: [makeAnew],
      });
    case 'other-version':
      throw new DrError({
        code: 'DR_REPORT_OTHER_VERSION',
        message:
          `the evidence in ${file} is intact; its words were made by ${page.generator} and can't ` +
          `be compared by ${page.own}`,
        nextSteps: [makeAnew],
      });
  }
}
