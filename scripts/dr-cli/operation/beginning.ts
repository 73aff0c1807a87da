import type { Place } from '../../engine/operation/context';
import type { RegionViews } from '../../engine/operation/region-view';
import type { OperationRequest } from '../../engine/operation/request';
import type { Io } from '../io';
import type { ConnectionOptions } from '../options';
import type { OperationReporter } from './reporter';

export interface OperationOptions extends ConnectionOptions {
  readonly yes?: true;
  readonly dryRun?: true;
  readonly wait: boolean;
}

/** How the command was typed, to repeat it. */
export interface TypedCommand {
  readonly verb: 'failover' | 'failback';
  readonly options: readonly string[];
}

/** All that the beginning of an operation is made of. */
export interface Beginning {
  readonly io: Io;
  readonly options: OperationOptions;
  readonly typed: TypedCommand;
  readonly request: OperationRequest;
  readonly views: RegionViews;
  readonly place: Place;
  readonly reporter: OperationReporter;
  readonly signal: AbortSignal;
  readonly progress: Progress;
}

/** How far the command has come, in words, for who interrupts it. */
export interface Progress {
  stage: string;
}
