import { type Check, judged, notApplicable } from './check';
import { byClient } from './outages';

export const clientsPayTheWriter: Check = {
  name: 'clients-pay-the-writer',
  promise: 'In the end DNS leads every client to the region that writes.',
  judge: ({ expected, payments, writerChanges }) => {
    if (!expected.recovers)
      return notApplicable('Payments are down in the end, as they should be.');
    const writer = writerChanges.at(-1)?.region ?? 'primary';
    const last = [...byClient(payments)].map(([client, own]) => ({ client, attempt: own.at(-1) }));
    return judged(
      { clients: last.length },
      last.flatMap(({ client, attempt }) =>
        attempt?.outcome.kind === 'taken' && attempt.region === writer
          ? []
          : [
              `The last request of client-${client} went to ${attempt?.region} and was not taken there.`,
            ],
      ),
    );
  },
};
