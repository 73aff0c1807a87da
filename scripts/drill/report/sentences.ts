import type { CheckBody, CloudLagBody } from '../evidence/types';
import { counted, countText, dateAndTime, durationText, moneyText } from './format';
import type { Objective } from './objectives';
import type { Report } from './report';

/** The sentences that page, Markdown and terminal have in common. */

export function verdictText({ verdict }: Report): string {
  const words = {
    passed: 'Passed',
    'not-finished': 'Not finished',
    'check-failed': 'Failed',
    'objective-missed': 'Objective missed',
  };
  const because = verdict.reasons.length === 0 ? '' : `: ${verdict.reasons.join('; ')}`;
  return `${words[verdict.kind]}${because}.`;
}

/** What clients went through, in one sentence. */
export function outcomeText(report: Report): string {
  const { recoveryTime, loss, interruptions, header } = report;
  const lost = loss === undefined ? undefined : lostText(report);
  const tail = lost === undefined ? '' : ` ${lost}`;
  if (interruptions.length === 0) {
    return report.clients.length === 0
      ? `Nothing was measured at a client.${tail}`
      : `No client noticed anything.${tail}`;
  }
  const { measuredMs } = recoveryTime;
  if (measuredMs === null) {
    return `Not every client was paid again.${tail}`;
  }
  const factor =
    header.clockFactor === 1 ? '' : ` (on a clock that goes ${header.clockFactor} times as fast)`;
  return `Every client was paid again ${durationText(measuredMs)} after the first failed request${factor}.${tail}`;
}

/** When the drill was, by the clock on the wall. */
export function heldText({ span }: Report): string {
  return `${dateAndTime(span.wallFromMs)} to ${dateAndTime(span.wallToMs)}`;
}

/** How many payments, and how much money. */
export function lostText({ loss, lostMoney }: Report): string {
  if (loss === undefined) {
    return 'What was lost is not known.';
  }
  if (loss.lost.length === 0) {
    return `None of ${counted(loss.acknowledged, 'acknowledged payment')} was lost.`;
  }
  const money = lostMoney.map(({ currency, minorUnits }) => moneyText(currency, minorUnits));
  return `${countText(loss.lost.length)} of ${counted(loss.acknowledged, 'acknowledged payment')} ${loss.lost.length === 1 ? 'was' : 'were'} lost (${money.join(', ')}), named below.`;
}

/** How far the cloud was behind; what a figure of its own clock may be off by. */
export function cloudLagText({ p50Ms, p95Ms, maxMs }: CloudLagBody): string {
  return `${durationText(p50Ms)} half of the time, ${durationText(p95Ms)} at most for 95 of 100 samples, ${durationText(maxMs)} at worst`;
}

export function objectiveText({ measuredMs, verdict }: Objective): string {
  if (measuredMs !== null) {
    return durationText(measuredMs);
  }
  return verdict === 'missed' ? 'not reached' : 'not measured';
}

export const CHECK_WORDS: Readonly<Record<CheckBody['verdict'], string>> = {
  passed: '✓ held',
  failed: '✗ broken',
  'not-applicable': '– not judged',
};

/** `17 of 18 held`. */
export function checksText(checks: readonly CheckBody[]): string {
  const judged = checks.filter(({ verdict }) => verdict !== 'not-applicable');
  const held = judged.filter(({ verdict }) => verdict === 'passed');
  return judged.length === 0 ? 'none judged' : `${held.length} of ${judged.length} held`;
}
