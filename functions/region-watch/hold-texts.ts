import type { HoldReason } from '../shared/decision/decision';
import type { RegionWatchConfig } from '../shared/failover-config';

/** What people are told about a hold, and what they would type next. */
export interface HoldText {
  readonly subject: string;
  readonly happened: string;
  readonly nextCommand: string;
}

type Names = Pick<RegionWatchConfig, 'region' | 'peerRegion' | 'environmentSuffix'>;

/** The last ones never page, and only ever explain. */
export function holdText(reason: HoldReason, config: Names): HoldText {
  const { region, peerRegion, environmentSuffix: suffix } = config;
  const status = `dr-cli status --suffix ${suffix}`;
  const failOver = `dr-cli failover --unplanned --accept-data-loss --suffix ${suffix}`;
  switch (reason) {
    case 'disarmed':
      return {
        subject: `${peerRegion} is lost and automatic failover is disarmed`,
        happened: `Health checkers and ${region} agree that ${peerRegion} can't take payments. Nothing is done about it, because automatic failover is disarmed, and it can be armed only while both regions answer.`,
        // Somebody wanted it so: this says who and why, and starts nothing.
        nextCommand: `dr-cli failover --unplanned --suffix ${suffix}`,
      };
    case 'lag-exceeds-rpo':
      return {
        subject: `${peerRegion} is lost; failing over would lose more than the RPO`,
        happened: `${peerRegion} can't take payments, and ${region} was further behind than the RPO when it was lost. Writes that were acknowledged would be missing; they can be found in the old primary's snapshot later.`,
        nextCommand: failOver,
      };
    case 'lag-unknown':
      return {
        subject: `${peerRegion} is lost; what a failover would lose is unknown`,
        happened: `${peerRegion} can't take payments, and how far ${region} was behind when it was lost isn't known.`,
        nextCommand: failOver,
      };
    case 'cooldown':
      return {
        subject: `${peerRegion} is lost again, soon after an operation`,
        happened: `${peerRegion} can't take payments, and the last operation ended too recently for another automatic one.`,
        nextCommand: failOver,
      };
    case 'standby-not-ready':
      return {
        subject: `${peerRegion} is lost and ${region} is not ready to take over`,
        happened: `${peerRegion} can't take payments. The database cluster in ${region} is not available, or was being rebuilt when the loss came. As soon as it is ready the failover starts by itself.`,
        nextCommand: status,
      };
    case 'not-automatic':
      return {
        subject: `${peerRegion} is lost; going back to ${region} is up to you`,
        happened: `${region} doesn't reach the writer in ${peerRegion}. It is the home primary, to which nothing fails over by itself.`,
        nextCommand: `dr-cli failback --unplanned --accept-data-loss --suffix ${suffix}`,
      };
    case 'disagreement':
      return {
        subject: `Health checkers and ${region} disagree about ${peerRegion}`,
        happened: `One says that ${peerRegion} can take payments and the other that it can't, so a part of the network is cut off. Nothing is done while they disagree.`,
        nextCommand: status,
      };
    case 'self-unhealthy':
      return {
        subject: `${region} is cut off and can't watch ${peerRegion}`,
        happened: `The watcher in ${region} reaches none of its reference endpoints. It judges nobody until it does; until then there is no automatic failover.`,
        nextCommand: status,
      };
    case 'unknown-signals':
      return {
        subject: `${region} can't tell whether ${peerRegion} is healthy`,
        happened: `Signals about ${peerRegion} are missing. Until they are back there is no automatic failover.`,
        nextCommand: status,
      };
    case 'database-unknown':
      return {
        subject: `${region} can't tell which region writes`,
        happened: `The global database can't be described from ${region}. Until it can there is no automatic failover.`,
        nextCommand: status,
      };
    case 'operation-overdue':
      return {
        subject: `An operation has been running for too long; nothing else can start`,
        happened: `A failover or switchover that ${region} sees has not come to its end in time: of this region's state machine, or of Aurora itself. Payments or DNS may not be where they should be, and nothing else is started while it lasts.`,
        nextCommand: status,
      };
    case 'operation-running':
      return {
        subject: `${peerRegion} is lost while Aurora is failing or switching over`,
        happened: `${peerRegion} can't take payments, and the global database is in the middle of an operation that was not started from ${region}. ${region} starts nothing until that is over; whoever started it has to see it through.`,
        nextCommand: status,
      };
    case 'never-armed':
    case 'suspicious':
      return {
        subject: `${region} holds: ${reason}`,
        happened: `${region} looks at ${peerRegion} and does nothing yet: ${reason}.`,
        nextCommand: status,
      };
  }
}
