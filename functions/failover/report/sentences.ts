import { formatDuration } from './format';
import type { Report } from './report';

/** A report's findings as sentences: for the Markdown, the notification and the terminal. */
export interface Sentences {
  /** Absent when the operation went through all its steps. */
  readonly failure?: string;
  readonly writer: string;
  readonly payments: string;
  readonly latch: string;
  readonly recoveryTime: string;
  readonly expectedLoss: string;
  readonly notKnown: readonly string[];
  readonly tasks: string;
  readonly storage: string;
  readonly splitBrain: string;
  readonly dns: string;
  readonly lostWrites: string;
}

export function sentencesOf(report: Report): Sentences {
  return {
    ...(report.failure && {
      failure: `Stopped at the step "${report.failure.step}": ${report.failure.error}.`,
    }),
    writer: writerSentence(report),
    payments: paymentsSentence(report),
    latch: latchSentence(report),
    recoveryTime: recoveryTimeSentence(report),
    expectedLoss: expectedLossSentence(report),
    notKnown: 'notKnown' in report.expectedLoss ? report.expectedLoss.notKnown : [],
    tasks: tasksSentence(report),
    storage: storageSentence(report),
    splitBrain: `Split brain is ${report.fencing.splitBrain.kind}: ${report.fencing.splitBrain.because}.`,
    dns: dnsSentence(report),
    lostWrites: lostWritesSentence(report),
  };
}

function writerSentence({ writer, toRegion, timeline }: Report): string {
  if (writer.kind === 'seen') {
    return `${writer.region} writes, as was seen at ${new Date(writer.atMs).toISOString()}.`;
  }
  const promoted = timeline.find(({ what }) => what === 'phase promoted');
  return promoted
    ? `Which region writes could not be seen; the promotion of ${toRegion} was noted at ${promoted.at}.`
    : 'Which region writes could not be seen, and no promotion was noted.';
}

function paymentsSentence({ payments, toRegion }: Report): string {
  return payments.kind === 'verified'
    ? `Payment ${payments.paymentId} was written and read back in ${toRegion}.`
    : `Not proven: no payment was written and read back in ${toRegion}.`;
}

function latchSentence({ latch, fromRegion, toRegion }: Report): string {
  switch (latch.latch) {
    case 'set':
      return `The latch is set: DNS stays with ${toRegion}.`;
    case 'cleared':
      return `The latch is cleared: DNS leads to ${toRegion} while that is healthy.`;
    case 'not-needed':
      return `The latch is in ${fromRegion}, where region-watch clears it when it runs again.`;
    case 'superseded':
      return 'The latch was left as it is, because it had been written since.';
    case 'not-proven':
      return 'Not proven that the latch was moved; region-watch in the DR region makes it follow the writer.';
  }
}

function recoveryTimeSentence({ recoveryTime }: Report): string {
  if (recoveryTime.kind === 'not-measured') return `Not measured: ${recoveryTime.reason}.`;
  const from =
    recoveryTime.from === 'first-failed-probe' ? 'the first failed probe' : "the operator's start";
  return `${formatDuration(recoveryTime.durationMs)} from ${from} to verified payments and traffic.`;
}

function expectedLossSentence({ expectedLoss }: Report): string {
  switch (expectedLoss.kind) {
    case 'none':
      return `None: ${expectedLoss.reason}.`;
    case 'estimated':
      return `About ${expectedLoss.summary}.`;
    case 'unknown':
      return `Unknown: ${expectedLoss.reason}.`;
  }
}

function tasksSentence({ fencing: { tasks }, fromRegion }: Report): string {
  switch (tasks.outcome) {
    case 'not-needed':
      return `The tasks in ${fromRegion} go on as the standby's.`;
    case 'tasks-stopped':
      // ECS counts a task as running until it is told to end, and not while it ends: 30 s for the load
      // balancer to let go of it, 30 s for itself.
      // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-lifecycle-explanation.html
      return `No task in ${fromRegion} runs on; the last may take a minute to end.`;
    case 'tasks-stopping':
      return `The tasks in ${fromRegion} were told to stop: ${tasks.detail}.`;
    case 'unproven':
      return `Not proven that the tasks in ${fromRegion} are stopped: ${tasks.detail}.`;
  }
}

function storageSentence({ fencing: { storage } }: Report): string {
  switch (storage.kind) {
    case 'not-needed':
      return 'Aurora needed no fence.';
    case 'blocked':
      return `Aurora blocked writes to the old primary at ${new Date(storage.atMs).toISOString()} (RDS-EVENT-0390).`;
    case 'timed-out':
      return `Aurora's attempt to block writes to the old primary timed out at ${new Date(storage.atMs).toISOString()} (RDS-EVENT-0391).`;
    case 'not-proven':
      return 'Not proven that Aurora blocked writes to the old primary: no event has said so.';
  }
}

function dnsSentence({ dns, toRegion }: Report): string {
  return dns.kind === 'verified'
    ? `The zone's name servers answer with ${toRegion}: ${dns.addresses.join(', ')}.`
    : `Not verified: the zone's name servers were not seen to answer with ${toRegion}.`;
}

function lostWritesSentence({ lostWrites }: Report): string {
  switch (lostWrites.kind) {
    case 'not-needed':
      return 'Nothing was lost, so there is nothing to save.';
    case 'saved':
      return `Saved as ${lostWrites.copyId} in ${lostWrites.region} (${lostWrites.copyStatus}), copied from ${lostWrites.sourceId}.`;
    case 'not-found-yet':
      return `Not found yet: ${lostWrites.lookFor}. It appears when the old primary's region is back, if Aurora could take it.`;
  }
}
