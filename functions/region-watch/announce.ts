import { publish } from '../shared/notify/publish';
import type { StartOutcome } from '../shared/operation/start-operation';
import type { Sample } from '../shared/signals/sample';
import type { RegionWatchDependencies } from './dependencies';
import { describeSample } from './evidence';
import type { ReconciledOperation, Reconciliation } from './reconcile';

/** Tells people that a failover has begun; the state machine tells how it goes on. */
export async function announceStart(
  { clients, config }: RegionWatchDependencies,
  { start, sample }: { readonly start: StartOutcome; readonly sample: Sample },
): Promise<void> {
  if (start.outcome !== 'started') {
    return;
  }
  await publish(
    { sns: clients.sns, topicArn: config.notificationTopicArn },
    {
      subject: `${config.peerRegion} is lost, ${config.region} is taking over (${start.name})`,
      urgency: 'page',
      happened: `Health checkers and ${config.region} agree that ${config.peerRegion} can't take payments. The failover runs by itself; a report follows.`,
      phase: 'starting',
      evidence: describeSample(sample),
      nextCommand: `dr-cli status --watch --suffix ${config.environmentSuffix}`,
    },
  );
}

/** Tells people about an operation whose execution ended without saying how. */
export async function announceReconciliation(
  { clients, config, logger }: RegionWatchDependencies,
  reconciliation: Reconciliation,
): Promise<void> {
  if (reconciliation.kind === 'nothing-to-do') {
    return;
  }
  logger.warn('Operation reconciled', { kind: reconciliation.kind });
  if (reconciliation.kind === 'resumed' && reconciliation.start.outcome !== 'started') {
    return;
  }
  const { operation } = reconciliation;
  const name = `${operation.kind}-${operation.epoch}`;
  await publish(
    { sns: clients.sns, topicArn: config.notificationTopicArn },
    {
      urgency: 'page',
      phase: operation.phase,
      evidence: [`execution ${operation.executionArn}`, `started by ${operation.by}`],
      ...textOf(reconciliation, name, config.environmentSuffix),
    },
  );
}

function textOf(
  reconciliation: ReconciledOperation,
  name: string,
  suffix: string,
): { readonly subject: string; readonly happened: string; readonly nextCommand: string } {
  switch (reconciliation.kind) {
    case 'called-off':
      return {
        subject: `${name} stopped before it changed anything`,
        happened: `${name}: ${reconciliation.reason}. It had not asked for the promotion, so it counts as called off; whether to fail over is decided afresh.`,
        nextCommand: `dr-cli status --suffix ${suffix}`,
      };
    case 'resumed':
      return {
        subject: `${name} stopped half-way and is resumed by ${reconciliation.start.name}`,
        happened: `The execution of ${name} ended without saying how, after it had asked for the promotion. ${reconciliation.start.name} goes on with a promotion that is under way or done; without one it asks the signals again, and calls itself off unless they say "lost".`,
        nextCommand: `dr-cli status --watch --suffix ${suffix}`,
      };
    case 'left-to-a-person':
      return {
        subject: `${name} stopped half-way and needs you`,
        happened: `${name}: ${reconciliation.reason}. It had asked for the promotion, and is not resumed by itself.`,
        nextCommand: `dr-cli resume --suffix ${suffix}`,
      };
  }
}
