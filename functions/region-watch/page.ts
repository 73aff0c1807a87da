import type { Decision } from '../shared/decision/decision';
import { publish } from '../shared/notify/publish';
import type { Sample } from '../shared/signals/sample';
import type { DecisionRecord } from '../shared/state/decision-record';
import { clearPages, type Pages, readPages, recordPage } from '../shared/state/pages';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { describeSample } from './evidence';
import { holdText } from './hold-texts';
import { PAGE_INTERVAL_MS, RESOLVED_AFTER_MS } from './schedule';

/** What to tell people now. */
export type Paging = 'page' | 'resolved' | 'nothing';

/**
 * A hold pages once per reason and quarter of an hour, so also at once when the
 * reason becomes another. When all has been quiet for a while, that is told too.
 */
export function pagingFor(
  decision: Decision,
  { pages, sinceMs, nowMs }: { readonly pages: Pages; readonly sinceMs: number; nowMs: number },
): Paging {
  switch (decision.action) {
    case 'hold': {
      const lastMs = pages[decision.reason];
      const due = lastMs === undefined || nowMs - lastMs >= PAGE_INTERVAL_MS;
      return decision.page && due ? 'page' : 'nothing';
    }
    case 'watch':
      return Object.keys(pages).length > 0 && nowMs - sinceMs >= RESOLVED_AFTER_MS
        ? 'resolved'
        : 'nothing';
    case 'fail-over':
      return 'nothing';
  }
}

/** Tells people about a hold, or that it is over. */
export async function pageWhenDue(
  dependencies: RegionWatchDependencies,
  {
    decision,
    record,
    sample,
  }: {
    readonly decision: Decision;
    readonly record: DecisionRecord;
    readonly sample: Sample;
  },
): Promise<Paging> {
  const { clients, clock, config } = dependencies;
  const table = stateTableOf(dependencies);
  const nowMs = clock.nowMs();
  const pages = await readPages(table);
  const paging = pagingFor(decision, { pages, sinceMs: record.sinceMs, nowMs });
  const notifier = { sns: clients.sns, topicArn: config.notificationTopicArn };
  if (paging === 'page' && decision.action === 'hold') {
    await publish(notifier, {
      ...holdText(decision.reason, config),
      urgency: 'page',
      evidence: describeSample(sample),
    });
    await recordPage(table, decision.reason, nowMs);
  }
  if (paging === 'resolved') {
    await publish(notifier, {
      subject: `Resolved: ${Object.keys(pages).join(', ')}`,
      urgency: 'notice',
      happened: `${config.region} has had nothing to page about for ${RESOLVED_AFTER_MS / 60_000} minutes (${decision.reason}).`,
      evidence: describeSample(sample),
    });
    await clearPages(table);
  }
  return paging;
}
