import type { OperationOutcome } from '../../functions/shared/state/operation';
import type { RegionPlace } from './schedule/fault';

/** What a region is left with. Times in milliseconds since the run began. */
export interface FinalRegion {
  readonly operation: FinalOperation | undefined;
  readonly isDraining: boolean;
  readonly isExposed: boolean;
  readonly minimumTasks: number;
  readonly runningTasks: number;
}

export interface FinalOperation {
  readonly name: string;
  readonly executionArn: string;
  readonly outcome: OperationOutcome | undefined;
  readonly startedAtMs: number;
  readonly endedAtMs: number | undefined;
}

/** What a run comes to, as everybody could see it. */
export interface FinalState {
  readonly writer: RegionPlace;
  readonly isInSync: boolean;
  readonly isArmed: boolean;
  readonly isLatched: boolean;
  readonly dnsAnswer: RegionPlace;
  readonly regions: Readonly<Record<RegionPlace, FinalRegion>>;
}

const untouched = (tasks: number): FinalRegion => ({
  operation: undefined,
  isDraining: false,
  isExposed: false,
  minimumTasks: tasks,
  runningTasks: tasks,
});

/** Of a run in which nothing has happened. */
export const NOTHING_HAPPENED: FinalState = {
  writer: 'primary',
  isInSync: true,
  isArmed: true,
  isLatched: false,
  dnsAnswer: 'primary',
  regions: { primary: untouched(10), dr: untouched(2) },
};
