import type { Notification } from '../../shared/notify/notification';
import { formatDuration } from './format';
import type { Report } from './report';
import { sentencesOf } from './sentences';

/** What the topic is told of a report. It pages while something isn't proven that has to be. */
export function reportNotification(
  report: Report,
  { revision, location }: { readonly revision: number; readonly location: string },
): Notification {
  const { epoch, kind, toRegion, fromRegion, fencing, recoveryTime, dns, nextStep } = report;
  const say = sentencesOf(report);
  const measured =
    recoveryTime.kind === 'measured' ? ` in ${formatDuration(recoveryTime.durationMs)}` : '';
  const revised = revision > 1 ? `, report revised (${revision})` : '';
  return {
    subject: `${kind} ${epoch} to ${toRegion} done${measured}${revised}`,
    urgency:
      dns.kind === 'not-verified' || fencing.storage.kind === 'timed-out' ? 'page' : 'notice',
    happened: `${toRegion} takes payments instead of ${fromRegion}.`,
    evidence: [
      `Recovery time: ${say.recoveryTime}`,
      `Expected loss: ${say.expectedLoss}`,
      `Lost writes: ${say.lostWrites}`,
      say.tasks,
      say.storage,
      say.splitBrain,
      `DNS: ${say.dns}`,
      `Report: ${location}`,
    ],
    nextCommand: nextStep.command,
  };
}
