import { acknowledgedIn, lostIn } from '../checks/acknowledged';
import type { Judged } from '../checks/check';
import type { DrillHistory } from '../checks/drill-history';
import { byClient, outagesOf } from '../checks/outages';
import type { EvidenceBody } from '../evidence/types';

/** What is known once the clients have stopped and the databases have been read. */
export function conclusion(
  history: DrillHistory,
  checks: readonly Judged[],
  limitations: readonly string[],
): readonly EvidenceBody[] {
  return [
    ...clientBodies(history),
    lossReport(history),
    ...checks.map((check): EvidenceBody => ({ type: 'check', ...check })),
    ...limitations.map((text): EvidenceBody => ({ type: 'limitation', text })),
  ];
}

function clientBodies({ payments }: DrillHistory): readonly EvidenceBody[] {
  return [...byClient(payments)]
    .sort(([one], [other]) => one - other)
    .map(([client, own]) => {
      const count = (kind: string) => own.filter(({ outcome }) => outcome.kind === kind).length;
      return {
        type: 'client',
        client: `client-${client}`,
        requests: own.length,
        taken: count('taken'),
        refused: count('refused'),
        failed: count('failed'),
        outages: outagesOf(own),
      };
    });
}

function lossReport(history: DrillHistory): EvidenceBody {
  const { stored, writerChanges, payments } = history;
  const acknowledged = acknowledgedIn(payments);
  const lost = lostIn(history);
  const known = new Set(acknowledged.map(({ id }) => id));
  const ids = stored.map(({ id }) => id);
  return {
    type: 'loss-report',
    region: writerChanges.at(-1)?.region ?? 'primary',
    acknowledged: acknowledged.length,
    present: acknowledged.length - lost.length,
    lost,
    duplicated: ids.filter((id, index) => ids.indexOf(id) !== index),
    unacknowledged: ids.filter((id) => !known.has(id)).length,
  };
}
