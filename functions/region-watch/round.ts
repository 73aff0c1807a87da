import { decide } from '../shared/decision/decide';
import { firstBadSample } from '../shared/decision/loss';
import { activeRegionOf, takeSample } from '../shared/signals/take-sample';
import { readArming } from '../shared/state/arming';
import { recordDecision } from '../shared/state/decision-record';
import { readExposure } from '../shared/state/exposure';
import { readOperation } from '../shared/state/operation';
import { appendSample, readStoredSamples } from '../shared/state/samples';
import { announceReconciliation, announceStart } from './announce';
import { lowerCapacity, raiseCapacity } from './capacity';
import { type RegionWatchDependencies, stateTableOf } from './dependencies';
import { evidenceOf } from './evidence';
import { exposureChange, trackExposure, unprotectedSeconds } from './exposure';
import { pageIfItFails } from './failed-start';
import { followUp } from './follow-up';
import { keepLatchWithWriter } from './latch-correction';
import type { Measurements } from './metrics';
import { pageWhenDue } from './page';
import { reconcile } from './reconcile';
import { startFailover } from './start-failover';

export type RoundMeasurements = Omit<Measurements, 'latched'>;

/**
 * One look at the other region: sample, keep it, decide, act.
 *
 * What is decided depends on the state table alone and not on this process, so
 * a crash at any point costs one round. A decided failover that was not started
 * is decided again, or not, by what is seen then.
 *
 * Rejects when there can be no decision, because the state can't be read or
 * written. What follows a decision is done at once and each on its own: a topic
 * that doesn't answer must not stop a failover.
 */
export async function runRound(dependencies: RegionWatchDependencies): Promise<RoundMeasurements> {
  const { clock, config, logger } = dependencies;
  const { homeRole, policy } = config;
  const table = stateTableOf(dependencies);

  const earlier = await readStoredSamples(table);
  const sample = await takeSample(dependencies, {
    activeRegion: activeRegionOf(earlier.value, config),
  });
  const [samples, arming, operation, exposure] = await Promise.all([
    appendSample(table, sample, { homeRole, policy }, earlier),
    readArming(table),
    readOperation(table),
    readExposure(table),
  ]);
  const nowMs = clock.nowMs();
  const input = { samples, nowMs, arming, lastOperation: operation, policy, homeRole };
  const { decision, facts } = decide(input);

  await followUp(dependencies, {
    failover: async () => {
      if (decision.action === 'fail-over') {
        const start = await pageIfItFails(dependencies, { wanted: 'failover', sample }, () =>
          startFailover(dependencies, operation?.epoch ?? 0, {
            by: 'region-watch',
            evidence: evidenceOf(facts, samples, homeRole),
            acceptDataLoss: false,
            firstBadSampleAtMs: (firstBadSample(samples, homeRole, policy) ?? sample).atMs,
          }),
        );
        logger.info('Failover', { ...start });
        await announceStart(dependencies, { start, sample });
      }
    },
    reconciliation: async () => {
      const reconciliation = await reconcile(dependencies, operation, sample);
      await announceReconciliation(dependencies, reconciliation);
    },
    record: async () => {
      const decided = { decision, facts, sample, atMs: nowMs };
      const record = await recordDecision({ table, logger }, decided);
      await Promise.all([
        pageWhenDue(dependencies, { decision, record, operation, sample }),
        lowerCapacity(dependencies, record, operation),
      ]);
    },
    capacity: async () => {
      await raiseCapacity(dependencies, samples, arming);
    },
    latch: () => keepLatchWithWriter(dependencies, { samples, operation }),
    exposure: () =>
      trackExposure(dependencies, exposureChange(sample.database, exposure, { operation, nowMs })),
  });

  return {
    round: { sample, decision },
    unprotectedSeconds: unprotectedSeconds(sample.database, exposure, nowMs),
  };
}
