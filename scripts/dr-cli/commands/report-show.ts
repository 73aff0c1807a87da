import { type Command, Option } from 'commander';
import { evidenceText } from '../../drill/evidence/hash-chain';
import { renderPage } from '../../drill/report/html/page';
import { renderJson } from '../../drill/report/json';
import { renderMarkdown } from '../../drill/report/markdown';
import { makeReport, type ReadableEvidence } from '../../drill/report/report';
import { renderText } from '../../drill/report/text';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { readReportFile, wholeEvidence } from './report-file';

const FORMATS = ['text', 'html', 'markdown', 'json', 'evidence'] as const;
type Format = (typeof FORMATS)[number];

export function addReportShowCommand(
  report: Command,
  { io }: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  report
    .command('show')
    .description('Print the report of a drill, made anew from its evidence')
    .argument('<file>', 'evidence.ndjson or report.html')
    .addOption(new Option('--format <format>', 'what to print').choices(FORMATS).default('text'))
    .addOption(new Option('--json', 'as --format json').implies({ format: 'json' }))
    .option('--debug', 'stack traces and causes of errors')
    .addHelpText('after', HELP)
    .action((file: string, { format }: { readonly format: Format }) => {
      const verification = readReportFile(io, file);
      const { reading } = verification;
      // A drill that was cut short has something to say too, which begins with that.
      const readable: ReadableEvidence =
        reading.kind === 'truncated'
          ? reading
          : { kind: 'intact', evidence: wholeEvidence(io, file, verification) };
      io.stdout.write(rendered(readable, format));
      finish(EXIT.done);
    });
}

const HELP = `
Examples:
  dr-cli report show .dr/drills/2026-03-01T10-00-00Z-region-killed/evidence.ndjson
  dr-cli report show evidence.ndjson --format html > report.html
  dr-cli report show report.html --format evidence > evidence.ndjson`;

function rendered(readable: ReadableEvidence, format: Format): string {
  switch (format) {
    case 'text':
      return renderText(makeReport(readable));
    case 'html':
      return renderPage(readable);
    case 'markdown':
      return renderMarkdown(makeReport(readable));
    case 'json':
      return renderJson(makeReport(readable));
    case 'evidence':
      return evidenceText(readable.evidence);
  }
}
