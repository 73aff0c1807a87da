import type { Settings } from '../../../templates-src/settings';
import type { DeployInput } from '../../engine/deploy-input';
import type { DestroyKnowledge } from '../../engine/environment';
import type { Topology } from '../../engine/topology';

/** What the commands work on. The payments product is one; tests bring smaller ones. */
export interface Product {
  readonly topology: Topology;
  /** The stack that runs the image. Others are deployed without one, as those that make its repositories. */
  readonly imageStack: string;
  stackName(stack: string, suffix: string): string;
  /** Reads templates and code from the project folder. */
  deployInput(settings: Settings): DeployInput;
  destroyKnowledge(suffix: string, accountId: string): DestroyKnowledge;
}
