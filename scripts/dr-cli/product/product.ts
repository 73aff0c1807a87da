import type { DeployInput } from '../../engine/deploy-input';
import type { DestroyKnowledge, FailoverKnowledge, Ownership } from '../../engine/environment';
import type { Topology } from '../../engine/topology';
import type { ChosenSettings } from '../settings';

/** What the commands work on. The payments product is one; tests bring smaller ones. */
export interface Product {
  readonly topology: Topology;
  stackName(stack: string, suffix: string): string;
  readonly ownership: Ownership;
  /** Absent: nothing fails over by itself. */
  readonly failover?: FailoverKnowledge;
  /** Reads templates and code from the project folder. */
  deployInput(settings: ChosenSettings): DeployInput;
  destroyKnowledge(suffix: string, accountId: string): DestroyKnowledge;
}
