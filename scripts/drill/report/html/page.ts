import { createHash } from 'node:crypto';
import { version } from '../../../../package.json';
import { evidenceText } from '../../evidence/hash-chain';
import { makeReport, type ReadableEvidence, type Report } from '../report';
import { html, Markup } from './markup';
import { plotsSection } from './plots';
import {
  checksSection,
  clientsSection,
  configurationSection,
  dnsSection,
  limitationsSection,
  lossSection,
  ownReportSection,
  phasesSection,
  timelineSection,
} from './sections';
import { STYLE } from './style';
import { summary } from './summary';

/** What a page says of itself, so that another version of this program can tell whose it is. */
export const GENERATOR = `multi-region-dr ${version}`;

/**
 * The report as one page that needs nothing else: no script, no font, no network. The evidence is in
 * it as it was written, so that the page can be checked against it.
 *
 * Of evidence that was cut short only whole records are taken.
 */
export function renderPage(reading: ReadableEvidence): string {
  const report = makeReport(reading);
  const { header } = report;
  const sections = [
    ['traffic', 'Payments across the drill', plotsSection(report)],
    ['timeline', 'Time line', timelineSection(report)],
    ['phases', 'Phases and budgets', phasesSection(report)],
    ['losses', 'Losses', lossSection(report)],
    ['checks', 'Promises', checksSection(report)],
    ['dns', 'DNS answers seen', dnsSection(report)],
    ['clients', 'Clients', clientsSection(report)],
    ['own-report', 'The product’s own report', ownReportSection(report)],
    ['configuration', 'Configuration', configurationSection(report)],
    ['limits', 'What this does not show', limitationsSection(report)],
    ['verify', 'How to check this report', verifySection(report)],
  ] as const;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${styleHash()}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${GENERATOR}">
<title>${header.scenario.title}: drill of ${header.environment.suffix}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
<svg class="patterns" aria-hidden="true"><defs><pattern id="hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-back" width="4" height="4"/><path class="hatch-line" d="M0 0V4"/></pattern></defs></svg>
${summary(report)}
<main id="main">
<nav aria-label="Sections"><ul>${sections.map(([id, title]) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${sections.map(([id, title, content]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}</section>\n`)}
</main>
<footer><p>Evidence of ${report.records} records, the last of which has the hash <span class="hash">${report.head}</span>. Made by ${GENERATOR}.</p></footer>
${embeddedEvidence(evidenceText(reading.evidence))}
</body>
</html>
`;
  return page.text;
}

function verifySection({ head }: Report): Markup {
  return html`<p>The evidence is inside this file: every record carries the SHA-256 of itself and of the record before it. This checks the chain, and that every word and figure above is what the evidence gives:</p>
<p><code>dr-cli report verify FILE --head ${head}</code></p>
<p>The chain shows that nothing was changed after its last hash was written down somewhere else. It does not show who wrote it: keep the last hash where the one who runs drills can't change it.</p>`;
}

/** Nothing but this style may be applied, and nothing at all loaded. */
function styleHash(): Markup {
  return new Markup(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
}

const EVIDENCE_START = '<script type="application/x-ndjson" id="evidence">\n';
const EVIDENCE_END = '</script>';

/** Lines of evidence have no `<` (see `canonical-json.ts`), so that nothing in them ends the element. */
function embeddedEvidence(evidence: string): Markup {
  return new Markup(`${EVIDENCE_START}${evidence}${EVIDENCE_END}`);
}

/** The evidence in a page; undefined when there is none. */
export function extractEvidence(page: string): string | undefined {
  const start = page.indexOf(EVIDENCE_START);
  if (start < 0) {
    return undefined;
  }
  const from = start + EVIDENCE_START.length;
  const end = page.indexOf(EVIDENCE_END, from);
  return end < 0 ? page.slice(from) : page.slice(from, end);
}

/** Which version made a page. */
export function generatorOf(page: string): string | undefined {
  return /<meta name="generator" content="([^"]*)">/.exec(page)?.[1];
}
