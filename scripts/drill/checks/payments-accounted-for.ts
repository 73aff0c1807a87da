import { acknowledgedIn, lostIn, reportedLost } from './acknowledged';
import { type Check, judged, notApplicable } from './check';
import type { Acknowledged } from './drill-history';

export const paymentsAccountedFor: Check = {
  name: 'acknowledged-present-or-reported',
  promise: 'Every acknowledged payment is present or in the loss report.',
  judge: (history) => {
    const acknowledged = acknowledgedIn(history.payments);
    const lost = lostIn(history);
    const reported = new Set(reportedLost(history).map(({ id }) => id));
    return judged(
      {
        acknowledged: acknowledged.length,
        present: acknowledged.length - lost.length,
        'in the loss report': lost.filter(({ id }) => reported.has(id)).length,
      },
      [
        ...(acknowledged.length === 0 ? ['No payment was acknowledged: nothing was tried.'] : []),
        ...lost
          .filter(({ id }) => !reported.has(id))
          .map(({ id, region }) => `${id}, taken in the ${region} region, is nowhere.`),
      ],
    );
  },
};

export const nothingLost: Check = {
  name: 'nothing-lost',
  promise: 'No acknowledged payment is lost.',
  judge: (history) => {
    const { lossless } = history.expected;
    if (lossless === undefined) {
      return notApplicable('Replication is asynchronous, and the writer is lost.');
    }
    const fromMs = lossless === 'from-the-start' ? 0 : history.writerChanges[0]?.writableAtMs;
    const counts = ({ acknowledgedAtMs }: Acknowledged) =>
      fromMs !== undefined && acknowledgedAtMs >= fromMs;
    return judged(
      { acknowledged: acknowledgedIn(history.payments).filter(counts).length },
      lostIn(history)
        .filter(counts)
        .map(({ id }) => `${id} is lost.`),
    );
  },
};
