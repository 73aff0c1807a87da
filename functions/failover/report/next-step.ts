import type { ReportFacts } from './facts';

/** The one command to type next, and what for. */
export interface NextStep {
  readonly command: string;
  readonly because: string;
}

/** First what is open, then what the return to two regions needs, then nothing but looking. */
export function nextStep(
  { operation, failure, payment, traffic, snapshot, events }: ReportFacts,
  environmentSuffix: string,
): NextStep {
  const status = `dr-cli status --suffix ${environmentSuffix}`;
  if (failure !== undefined || payment === undefined) {
    return {
      command: `dr-cli resume --suffix ${environmentSuffix}`,
      because: 'not every step was gone through, and each can be repeated',
    };
  }
  if (traffic === undefined) {
    return {
      command: `${status} --watch`,
      because: 'DNS was not seen to answer with the region that serves',
    };
  }
  if (operation.kind === 'switchover') {
    return { command: status, because: 'both regions should be in sync, and nothing be exposed' };
  }
  if (!events.some(({ eventId }) => eventId === 'RDS-EVENT-0241')) {
    return {
      command: `${status} --watch`,
      because: 'there is no standby until the old primary is rebuilt and in sync',
    };
  }
  return {
    command: `dr-cli failback --suffix ${environmentSuffix}`,
    because: snapshot
      ? `the old primary is in sync again; reconcile ${snapshot.copyId} before or after`
      : 'the old primary is in sync again',
  };
}
