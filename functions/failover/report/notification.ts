import type { Notification } from '../../shared/notify/notification';
import { formatDuration } from './format';
import type { Report } from './report';
import { type Sentences, sentencesOf } from './sentences';

/** What the topic is told of a report. It pages while something isn't proven that has to be. */
export function reportNotification(
  report: Report,
  { revision, location }: { readonly revision: number; readonly location: string },
): Notification {
  const { epoch, kind, toRegion, fencing, dns, nextStep } = report;
  const say = sentencesOf(report);
  const revised = revision > 1 ? `, report revised (${revision})` : '';
  const isOpen =
    !isProven(report) || dns.kind === 'not-verified' || fencing.storage.kind === 'timed-out';
  return {
    subject: `${kind} ${epoch} to ${toRegion} ${outcome(report)}${revised}`,
    urgency: isOpen ? 'page' : 'notice',
    happened: happened(report, say),
    evidence: [
      `Writer: ${say.writer}`,
      `Payments: ${say.payments}`,
      `Recovery time: ${say.recoveryTime}`,
      `Expected loss: ${say.expectedLoss}`,
      `Lost writes: ${say.lostWrites}`,
      say.tasks,
      say.storage,
      say.splitBrain,
      `DNS: ${say.dns} ${say.latch}`,
      `Report: ${location}`,
    ],
    nextCommand: nextStep.command,
  };
}

/** Only then is it said that a region takes payments. */
const isProven = ({ failure, payments }: Report): boolean =>
  failure === undefined && payments.kind === 'verified';

function outcome(report: Report): string {
  const { failure, recoveryTime } = report;
  if (failure !== undefined) return `NOT finished: ${failure.step}`;
  if (!isProven(report)) return 'NOT proven';
  return recoveryTime.kind === 'measured'
    ? `done in ${formatDuration(recoveryTime.durationMs)}`
    : 'done';
}

function happened(report: Report, say: Sentences): string {
  if (isProven(report)) return `${report.toRegion} takes payments instead of ${report.fromRegion}.`;
  return [say.failure, say.writer, say.payments].filter((each) => each !== undefined).join(' ');
}
