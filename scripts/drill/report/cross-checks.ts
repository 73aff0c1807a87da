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
}: {
  readonly payments: readonly PaymentsBody[];
  readonly clients: readonly ClientBody[];
  readonly loss: LossReportBody | undefined;
}): CheckBody[] {
  const acknowledged = payments.flatMap((batch) => batch.payments);
  const ids = new Set(acknowledged.map(([id]) => id));
  const taken = clients.reduce((sum, { taken: own }) => sum + own, 0);
  return [
    verdict({
      check: 'report-acknowledged-once',
      promise:
        'The evidence lists every acknowledged payment once, and as many as clients counted.',
      figures: [
        { name: 'payments listed', value: countText(acknowledged.length) },
        { name: 'counted by clients', value: countText(taken) },
      ],
      findings: [
        ...(ids.size === acknowledged.length
          ? []
          : [`${counted(acknowledged.length - ids.size, 'id')} listed more than once`]),
        ...(taken === acknowledged.length
          ? []
          : [
              `clients counted ${countText(taken)}, and ${countText(acknowledged.length)} are listed`,
            ]),
      ],
    }),
    loss === undefined
      ? {
          type: 'check',
          check: 'report-loss-adds-up',
          promise: LOSS_PROMISE,
          verdict: 'not-applicable',
          figures: [],
          findings: ['there is no loss report'],
        }
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

const LOSS_PROMISE =
  'Present and lost payments add up to the acknowledged ones, and each lost one was acknowledged.';

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
