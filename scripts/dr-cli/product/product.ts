import type { HomeRole } from '../../../templates-src/topology';
import type { DeployInput } from '../../engine/deploy-input';
import type { DestroyKnowledge, FailoverKnowledge, Ownership } from '../../engine/environment';
import type { OperationNames } from '../../engine/operation/context';
import type { Topology } from '../../engine/topology';
import type { ExpectedTimes, OperationStart } from '../../rto/operation/expected-times';
import type { ChosenSettings } from '../settings';

/** What the commands work on. The payments product is one; tests bring smaller ones. */
export interface Product {
  readonly topology: Topology;
  stackName(stack: string, suffix: string): string;
  readonly ownership: Ownership;
  /** Absent: nothing fails over by itself. */
  readonly failover?: FailoverKnowledge;
  /** Absent: there are no failovers and switchovers to look at or to start. */
  readonly operations?: OperationProduct;
  /** Absent: it runs no container. */
  readonly image?: ImageProduct;
  /** Reads templates and code from the project folder. */
  deployInput(settings: ChosenSettings): DeployInput;
  destroyKnowledge(suffix: string, accountId: string): DestroyKnowledge;
}

/** What a product has to tell about the image that its tasks run. */
export interface ImageProduct {
  repository(suffix: string): string;
  /** Folder with everything that it is built from, but the database's authorities. */
  buildContext(): string;
}

/** What a product has to tell about its failovers and switchovers. */
export interface OperationProduct {
  /** Parameter of the stack with the state table that has the name clients use. */
  readonly domainNameParameter: string;
  /** First label of the name that leads to a region whoever serves. */
  regionCode(role: HomeRole): string;
  /** Tasks that carry the whole load. */
  readonly fullCapacityTasks: number;
  names(suffix: string, accountId: string, role: HomeRole): OperationNames;
  /** Modelled, from the settings in the generated templates. */
  expectedTimes(start: OperationStart): ExpectedTimes;
}
