import type { Report } from './report';
import { sentencesOf } from './sentences';

/** The report for people. Says the same as the JSON beside it. */
export function renderMarkdown(report: Report, revision: number): string {
  const say = sentencesOf(report);
  const { kind, epoch, fromRegion, toRegion, environmentSuffix, by, nextStep, timeline } = report;
  return [
    `# ${kind === 'failover' ? 'Failover' : 'Switchover'} ${epoch} of ${environmentSuffix}: ${fromRegion} to ${toRegion}`,
    `Started by ${by}. Revision ${revision}.`,
    ...(say.failure === undefined ? [] : [`## Not finished\n\n${say.failure}`]),
    `## Writer and payments\n\n- ${say.writer}\n- ${say.payments}`,
    `## Recovery time\n\n${say.recoveryTime}`,
    ['## Expected loss', '', say.expectedLoss, ...listed('Not known:', say.notKnown)].join('\n'),
    `## Lost writes\n\n${say.lostWrites}`,
    `## Fencing\n\n- ${say.tasks}\n- ${say.storage}\n- ${say.splitBrain}`,
    `## DNS\n\n- ${say.dns}\n- ${say.latch}`,
    `## Next\n\n    ${nextStep.command}\n\n${capitalised(nextStep.because)}.`,
    [
      '## Timeline',
      '',
      '| UTC | what |',
      '|---|---|',
      ...timeline.map(({ at, what }) => `| ${at} | ${what} |`),
    ].join('\n'),
    '',
  ].join('\n\n');
}

function listed(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : ['', title, '', ...items.map((item) => `- ${item}`)];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
