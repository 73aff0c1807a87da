import { formatDuration } from './format';
import type { Report } from './report';

/** A report's findings as sentences: for the Markdown, the notification and the terminal. */
export interface Sentences {
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
      return `The tasks in ${fromRegion} are stopped.`;
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
