import type { Run } from '../../engine/environment';
import type { ProcessRecord, RunCommand } from '../../engine/journal/records';
import type { Say } from '../interrupt';
import type { EnvironmentRuns } from './environment-runs';

/** Of the option that {@link RecordedRun.takeOver} comes from. */
export const TAKE_OVER_DESCRIPTION =
  'from another run that is at work on the environment, or seems to be: it stops';

/** A run that is about to begin, or to go on. */
export interface RecordedRun {
  readonly runs: EnvironmentRuns;
  readonly run: Run;
  readonly command: RunCommand;
  /** See {@link Session.place}. */
  readonly place: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly selection?: readonly string[] | undefined;
  /** As they are typed; see {@link ProcessRecord.options}. */
  readonly options: readonly string[];
  /** Takes the environment from whoever has it. */
  readonly takeOver: boolean;
  readonly say: Say;
}
