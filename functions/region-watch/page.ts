import type { Decision } from '../shared/decision/decision';
import { publish } from '../shared/notify/publish';
import type { Sample } from '../shared/signals/sample';
import type { DecisionRecord } from '../shared/state/decision-record';
import { hasBegunPromotion, type Operation } from '../shared/state/operation';
import { clearPages, type Pages, readPages, recordPage } from '../shared/state/pages';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { describeSample } from './evidence';
import { holdText } from './hold-texts';
import { PAGE_INTERVAL_MS, RESOLVED_AFTER_MS } from './schedule';

/** What to tell people now. */
export type Paging = 'page' | 'resolved' | 'nothing';

type PagedOperation = Pick<Operation, 'endedAtMs' | 'outcome' | 'phase' | 'phasesAtMs'>;

/** What has been decided and told so far. */
export interface PagingState {
  readonly pages: Pages;
  /** Since when the decision has been the same. */
  readonly sinceMs: number;
  readonly nowMs: number;
  /** The newest one of this region. */
  readonly operation: PagedOperation | undefined;
}

/**
 * A hold pages once per reason and quarter of an hour, so also at once when the
 * reason becomes another. When all has been quiet for a while, that is told too:
 * not while an operation has not ended, or waits to be resumed, by itself or by a person, whose
 * start may be what was paged for.
 */
export function pagingFor(
  decision: Decision,
  { pages, sinceMs, nowMs, operation }: PagingState,
): Paging {
  switch (decision.action) {
    case 'hold': {
      const lastMs = pages[decision.reason];
      const due = lastMs === undefined || nowMs - lastMs >= PAGE_INTERVAL_MS;
      return decision.page && due ? 'page' : 'nothing';
    }
    case 'watch':
      return Object.keys(pages).length > 0 &&
        isOver(operation) &&
        nowMs - Math.max(sinceMs, ...Object.values(pages)) >= RESOLVED_AFTER_MS
        ? 'resolved'
        : 'nothing';
    case 'fail-over':
      return 'nothing';
  }
}

const isOver = (operation: PagedOperation | undefined): boolean =>
  operation === undefined || (operation.endedAtMs !== undefined && !failedHalfWay(operation));

/** It has asked for the promotion, and waits for another one to prove payments. */
const failedHalfWay = (operation: PagedOperation): boolean =>
  operation.outcome === 'failed' && hasBegunPromotion(operation);

/** Tells people about a hold, or that it is over. */
export async function pageWhenDue(
  dependencies: RegionWatchDependencies,
  {
    decision,
    record,
    operation,
    sample,
  }: {
    readonly decision: Decision;
    readonly record: DecisionRecord;
    readonly operation: Operation | undefined;
    readonly sample: Sample;
  },
): Promise<Paging> {
  const { clients, clock, config } = dependencies;
  const table = stateTableOf(dependencies);
  const nowMs = clock.nowMs();
  const stored = await readPages(table);
  const pages = stored.value;
  const paging = pagingFor(decision, { pages, sinceMs: record.sinceMs, nowMs, operation });
  const notifier = { sns: clients.sns, topicArn: config.notificationTopicArn };
  if (paging === 'page' && decision.action === 'hold') {
    await publish(notifier, {
      ...holdText(decision.reason, config),
      urgency: 'page',
      evidence: describeSample(sample),
    });
    await recordPage(table, decision.reason, nowMs, stored);
  }
  if (paging === 'resolved') {
    await publish(notifier, {
      subject: `Resolved: ${Object.keys(pages).join(', ')}`,
      urgency: 'notice',
      happened: `${config.region} has had nothing to page about for ${RESOLVED_AFTER_MS / 60_000} minutes (${decision.reason}).`,
      evidence: describeSample(sample),
    });
    await clearPages(table, stored);
  }
  return paging;
}
