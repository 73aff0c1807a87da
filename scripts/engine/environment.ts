import type { DatabaseNames } from '../../functions/shared/signals/database';
import type { HomeRole } from '../../templates-src/topology';
import type { Clock, Polling } from './clock';
import type { Emit } from './events';
import type { ChangeGuard } from './guard/change-guard';
import type { Cloud } from './ports';
import type { Topology } from './topology';

/** What exists under one suffix: names, regions, and what has to be known to take it down. */
export interface Environment {
  readonly suffix: string;
  readonly topology: Topology;
  stackName(stack: string): string;
  readonly ownership: Ownership;
  readonly destroy: DestroyKnowledge;
  /** A `dr-cli` command for this environment, to name in messages: `dr-cli status --suffix prod`. */
  command(verb: string, ...options: string[]): string;
  /** The `deploy` of every stack, where {@link command} repeats that some were chosen; else absent. */
  readonly deployOfAll?: string;
}

/**
 * What every stack of the environment carries. Names alone prove nothing:
 * `foundation-prod` is a name that another team may have given a stack of theirs.
 */
export interface Ownership {
  /** Parameter whose value is the suffix, whatever the stack was deployed with. */
  readonly suffixParameter: string;
  /** Tag of the stack, where whoever deployed it has set that tag at all. */
  readonly applicationTag: { readonly key: string; readonly value: string };
}

/** Where each region keeps whether it may fail over by itself. */
export interface FailoverKnowledge {
  readonly stack: string;
  /** The stack's output that names the region's state table. */
  readonly stateTableOutput: string;
}

/** What CloudFormation leaves behind or deletes only in the right order. */
export interface DestroyKnowledge {
  /**
   * Stacks whose databases form a global cluster: the member that can write goes
   * last, and which one that is only the database service knows.
   */
  readonly globalDatabase?: {
    readonly members: string;
    /** Of the global cluster. */
    readonly clusterIdentifier: string;
    /** The cluster of a region, by names alone: it may be gone while its snapshots are not. */
    member(role: HomeRole): DatabaseNames;
    /** What a failover saves of a lost cluster is a manual snapshot whose name begins so. */
    readonly failoverSnapshotPrefix: string;
  };
  /** The stack whose buckets replicate to each other, which has to end before they are emptied. */
  readonly replicatedBuckets?: { readonly stack: string };
  /** Log groups that services make by themselves: a name, or all below it where it ends in a slash. */
  leftoverLogGroups(role: HomeRole): readonly string[];
  /** The stack whose certificates leave validation records, and its parameters that say where. */
  readonly certificates?: {
    readonly stack: string;
    readonly domainNameParameter: string;
    readonly hostedZoneIdParameter: string;
  };
  /** The tag on everything that belongs to the environment. */
  readonly inventoryTag: { readonly key: string; readonly value: string };
}

/** How a deploy meets stacks that aren't at rest. */
export interface UnsettledStacks {
  /** Logical ids that a stuck rollback gives up on: they stay as they are, whatever the template says. */
  readonly skippedResources: readonly string[];
  /** An operation that runs on a stack already is waited for, or fails the deploy. */
  readonly running: 'attach' | 'fail';
}

/** What one run of the engine works with. */
export interface Run {
  /** Names the run in change sets, tokens and events. */
  readonly id: string;
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly polling: Polling;
  /** Aborts on Ctrl-C: waits end at once, AWS goes on. */
  readonly signal: AbortSignal;
  readonly emit: Emit;
  /** Asked before a change set of an existing stack is executed; absent: every change may. */
  readonly guard?: ChangeGuard;
  /** What a person has decided about stacks that aren't at rest; absent: what is safe by itself. */
  readonly unsettled?: UnsettledStacks;
  /**
   * Client tokens that an earlier process of this run has sent, or was about to send when it was
   * killed. Absent: this process began the run.
   */
  readonly announcedTokens?: ReadonlySet<string>;
}
