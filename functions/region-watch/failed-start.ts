import { describeFailure } from '../shared/describe-failure';
import type { RegionWatchConfig } from '../shared/failover-config';
import { publish } from '../shared/notify/publish';
import type { Sample } from '../shared/signals/sample';
import { readPages, recordPage } from '../shared/state/pages';
import { withTimeout } from '../shared/with-timeout';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { describeSample } from './evidence';
import { PAGE_INTERVAL_MS, START_TIMEOUT_MS } from './schedule';

/** What could not be started: a failover that was decided, or the rest of one that died. */
export type WantedStart = 'failover' | 'resumption';

/**
 * Runs a start, and pages when it fails: what was decided and can't be started looks like a
 * failover to the decision, and to people like nothing at all. Once in a quarter of an hour;
 * the next round tries again.
 */
export async function pageIfItFails<T>(
  dependencies: RegionWatchDependencies,
  { wanted, sample }: { readonly wanted: WantedStart; readonly sample: Sample },
  start: () => Promise<T>,
): Promise<T> {
  const { clock, logger } = dependencies;
  try {
    return await withTimeout(
      { clock, what: `starting the ${wanted}`, timeoutMs: START_TIMEOUT_MS },
      start,
    );
  } catch (error) {
    const failure = describeFailure(error);
    logger.error(`The ${wanted} was not started`, { failure });
    await pageFailedStart(dependencies, { wanted, sample, failure });
    throw error;
  }
}

async function pageFailedStart(
  dependencies: RegionWatchDependencies,
  {
    wanted,
    sample,
    failure,
  }: { readonly wanted: WantedStart; readonly sample: Sample; readonly failure: string },
): Promise<void> {
  const { clients, clock, config } = dependencies;
  const table = stateTableOf(dependencies);
  const reason = `${wanted}-not-started`;
  const pages = await readPages(table);
  const lastMs = pages.value[reason];
  const nowMs = clock.nowMs();
  if (lastMs !== undefined && nowMs - lastMs < PAGE_INTERVAL_MS) {
    return;
  }
  await publish(
    { sns: clients.sns, topicArn: config.notificationTopicArn },
    {
      ...textOf(wanted, config),
      urgency: 'page',
      evidence: [failure, ...describeSample(sample)],
    },
  );
  await recordPage(table, reason, nowMs, pages);
}

function textOf(
  wanted: WantedStart,
  { region, peerRegion, environmentSuffix: suffix }: RegionWatchConfig,
) {
  switch (wanted) {
    case 'failover':
      return {
        subject: `${peerRegion} is lost and the failover can't be started`,
        happened: `${region} has decided to take over from ${peerRegion}, and its state machine could not be started. It is tried again every few seconds. Where the start got no answer it may run all the same; if executions end at once, the execution says why, and that comes first.`,
        nextCommand: `dr-cli failover --unplanned --accept-data-loss --suffix ${suffix}`,
      };
    case 'resumption':
      return {
        subject: `A failover stopped half-way and can't be resumed`,
        happened: `A failover to ${region} ended after it had asked for the promotion, and the execution that is to finish it could not be started. It is tried again every few seconds.`,
        nextCommand: `dr-cli resume --suffix ${suffix}`,
      };
  }
}
