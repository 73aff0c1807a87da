import { durationText, offsetText } from './format';
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

/** The report for a terminal: the verdict, the figures, the time line, and what was broken. */
export function renderText(report: Report): string {
  const { header, recoveryTime, recoveryPoint, timeline, zeroMs, zeroMeaning, checks } = report;
  const broken = checks.filter(({ verdict }) => verdict === 'failed');
  return `${[
    `${header.scenario.title}, drill of ${header.environment.suffix}, seed ${header.seed}`,
    verdictText(report),
    outcomeText(report),
    '',
    `held      ${heldText(report)}`,
    `RTO       ${objectiveText(recoveryTime)}, target ${durationText(recoveryTime.targetMs)}: ${recoveryTime.meaning}`,
    `RPO       ${objectiveText(recoveryPoint)}, target ${durationText(recoveryPoint.targetMs)}: ${recoveryPoint.meaning}`,
    `lost      ${lostText(report)}`,
    `promises  ${checksText(checks)}`,
    ...(report.cloudLag === undefined
      ? []
      : [`clock     the cloud was behind the drill by ${cloudLagText(report.cloudLag)}`]),
    ...broken.flatMap(({ promise, verdict, findings }) => [
      `  ${CHECK_WORDS[verdict]}: ${promise}`,
      ...findings.map((finding) => `    ${finding}`),
    ]),
    '',
    `Time line on the drill's clock, from ${zeroMeaning}`,
    ...timeline.map(({ atMs, what }) => `${offsetText(atMs - zeroMs).padStart(9)}  ${what}`),
    '',
    `evidence  ${report.records} records, last hash ${report.head}`,
  ].join('\n')}\n`;
}
