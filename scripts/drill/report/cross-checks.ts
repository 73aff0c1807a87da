import type { CheckBody, ClientBody, LossReportBody, PaymentsBody } from '../evidence/types';
import { counted, countText } from './format';

/**
 * What the report checks by itself: whether the evidence agrees with itself. The drill judged its
 * own history; this asks whether the records that the verdicts rest on say the same.
 */
export function crossChecks({
  payments,
  clients,
  loss,
  isFinished,
}: {
  readonly payments: readonly PaymentsBody[];
  readonly clients: readonly ClientBody[];
  readonly loss: LossReportBody | undefined;
  /** Clients report at the end: of a drill that did not get there, there is nothing to compare. */
  readonly isFinished: boolean;
}): CheckBody[] {
  const acknowledged = payments.flatMap((batch) => batch.payments);
  const ids = new Set(acknowledged.map(([id]) => id));
  const taken = clients.reduce((sum, { taken: own }) => sum + own, 0);
  return [
    clients.length === 0 && !isFinished
      ? notApplicable('report-acknowledged-once', ACKNOWLEDGED_PROMISE, 'no client has reported')
      : verdict({
          check: 'report-acknowledged-once',
          promise: ACKNOWLEDGED_PROMISE,
          figures: [
            { name: 'payments listed', value: countText(acknowledged.length) },
            { name: 'counted by clients', value: countText(taken) },
          ],
          findings: acknowledgedFindings(acknowledged.length, ids.size, taken),
        }),
    loss === undefined
      ? notApplicable('report-loss-adds-up', LOSS_PROMISE, 'there is no loss report')
      : verdict({
          check: 'report-loss-adds-up',
          promise: LOSS_PROMISE,
          figures: [
            { name: 'acknowledged', value: countText(loss.acknowledged) },
            { name: 'present', value: countText(loss.present) },
            { name: 'lost', value: countText(loss.lost.length) },
          ],
          findings: lossFindings(loss, ids),
        }),
  ];
}

const ACKNOWLEDGED_PROMISE =
  'The evidence lists every acknowledged payment once, and as many as clients counted.';

const LOSS_PROMISE =
  'Present and lost payments add up to the acknowledged ones, and each lost one was acknowledged.';

function acknowledgedFindings(listed: number, ids: number, taken: number): string[] {
  return [
    ...(ids === listed ? [] : [`${counted(listed - ids, 'id')} listed more than once`]),
    ...(taken === listed
      ? []
      : [`clients counted ${countText(taken)}, and ${countText(listed)} are listed`]),
  ];
}

function lossFindings(loss: LossReportBody, ids: ReadonlySet<string>): string[] {
  const { acknowledged, present, lost } = loss;
  const strangers = lost.filter(({ id }) => !ids.has(id));
  return [
    ...(acknowledged === ids.size
      ? []
      : [
          `the loss report is about ${countText(acknowledged)}, and ${countText(ids.size)} are listed`,
        ]),
    ...(present + lost.length === acknowledged
      ? []
      : [`${countText(present)} and ${countText(lost.length)} are not ${countText(acknowledged)}`]),
    ...strangers.map(({ id }) => `${id} is lost and was never acknowledged`),
  ];
}

function verdict(check: Omit<CheckBody, 'type' | 'verdict'>): CheckBody {
  return { type: 'check', verdict: check.findings.length === 0 ? 'passed' : 'failed', ...check };
}

function notApplicable(check: string, promise: string, because: string): CheckBody {
  return {
    type: 'check',
    check,
    promise,
    verdict: 'not-applicable',
    figures: [],
    findings: [because],
  };
}
