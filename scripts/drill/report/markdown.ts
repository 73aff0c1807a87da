import { counted, durationText, moneyText, offsetText, timeOfDay } from './format';
import { isOverBudget, lengthText } from './plot/phases';
import type { Report } from './report';
import {
  CHECK_WORDS,
  checksText,
  cloudLagText,
  heldText,
  lostText,
  objectiveText,
  outcomeText,
  verdictText,
} from './sentences';

/** More lost payments are counted; the page and the JSON name them all. */
const MOST_LOST_NAMED = 50;

/** The report as a page of Markdown, for a ticket or a pull request. */
export function renderMarkdown(report: Report): string {
  const { header, recoveryTime, recoveryPoint, zeroMs, zeroMeaning, phases, checks } = report;
  const pace =
    header.speed === 'real' ? 'in real time' : `at ${header.clockFactor} times real time`;
  return `${[
    `# ${header.scenario.title}: drill of ${header.environment.suffix}`,
    `**${verdictText(report)}** ${outcomeText(report)}`,
    `${header.scenario.description} Held from ${heldText(report)}, ${pace}, seed ${header.seed}.`,
    tableText(
      ['figure', 'measured', 'target', 'what is measured'],
      [
        objectiveRow('RTO', recoveryTime),
        objectiveRow('RPO', recoveryPoint),
        ['payments lost', String(report.loss?.lost.length ?? 'not known'), '', lostText(report)],
        ['promises', checksText(checks), 'all', ''],
      ],
    ),
    `## Time line\n\nTimes are counted from ${zeroMeaning} on the drill's clock; those in UTC are by the clock on the wall.`,
    tableText(
      ['time', 'UTC', 'what'],
      report.timeline.map(({ atMs, wallMs, what }) => [
        offsetText(atMs - zeroMs),
        timeOfDay(wallMs),
        what,
      ]),
    ),
    '## Phases',
    tableText(
      ['phase', 'from', 'took', 'budget'],
      phases.map((phase) => [
        phase.title,
        offsetText(phase.startedAtMs - zeroMs),
        `${lengthText(phase)}${isOverBudget(phase) ? ' (over)' : ''}`,
        phase.budgetMs === undefined ? '' : durationText(phase.budgetMs),
      ]),
    ),
    '## Losses',
    lossText(report),
    '## Promises',
    checks
      .map(({ promise, verdict, findings }) =>
        [
          `- ${CHECK_WORDS[verdict]}: ${escapeCell(promise)}`,
          ...findings.map((each) => `  - ${escapeCell(each)}`),
        ].join('\n'),
      )
      .join('\n'),
    '## What this does not show',
    report.limitations.map((text) => `- ${escapeCell(text)}`).join('\n') ||
      'Nothing was written down.',
    ...(report.cloudLag === undefined
      ? []
      : [`The cloud was behind the drill's clock by ${cloudLagText(report.cloudLag)}.`]),
    `Evidence: ${counted(report.records, 'record')}, last hash \`${report.head}\`.`,
  ].join('\n\n')}\n`;
}

function objectiveRow(name: string, objective: Report['recoveryTime']): readonly string[] {
  const { targetMs, verdict, meaning } = objective;
  return [
    name,
    `${objectiveText(objective)} (${verdict.replace('-', ' ')})`,
    durationText(targetMs),
    meaning,
  ];
}

function lossText(report: Report): string {
  const { loss, zeroMs } = report;
  if (loss === undefined || loss.lost.length === 0) {
    return lostText(report);
  }
  const named = loss.lost.slice(0, MOST_LOST_NAMED);
  const others = loss.lost.length - named.length;
  return [
    tableText(
      ['id', 'amount', 'acknowledged'],
      named.map(({ id, currency, minorUnits, acknowledgedAtMs }) => [
        `\`${id}\``,
        moneyText(currency, minorUnits),
        offsetText(acknowledgedAtMs - zeroMs),
      ]),
    ),
    ...(others > 0
      ? [`And ${counted(others, 'other')}; the page and the JSON name them all.`]
      : []),
  ].join('\n\n');
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`)
    .join('\n');
}

/** What was measured must not end a cell, begin markup, or break a line. */
function escapeCell(text: string): string {
  return text.replace(/[|<\\]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
