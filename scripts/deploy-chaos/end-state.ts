import { lockPath, readItems } from '../engine/journal/lock/lock-item';
import type { StackSet } from '../local-cloud/cloudformation/stack-sets/state';
import type { Stack } from '../local-cloud/cloudformation/state';
import { resourcesOfType } from '../local-cloud/resources/store';
import type { LocalCloudState, RegionState, StoredResource } from '../local-cloud/state';

/** All of a cloud that a deploy or a destroy is responsible for, to compare with another. */
export interface EndState {
  readonly regions: Readonly<Record<string, RegionEnd>>;
  readonly globalResources: readonly string[];
  /** Of the account's lock: who is left in it; empty when it was never there or is gone. */
  readonly locks: readonly string[];
}

interface RegionEnd {
  readonly stacks: Readonly<Record<string, unknown>>;
  /** `<type>|<physical id>`, with the objects of buckets. */
  readonly resources: readonly string[];
  /** Absent where the region administers none. */
  readonly stackSets?: readonly unknown[];
}

/** The first place where two states differ, in words; empty when they are the same. */
export function stateDifference(found: EndState, expected: EndState): string[] {
  const text = (state: EndState) => JSON.stringify(state, null, 1).split('\n');
  const is = text(found);
  const shouldBe = text(expected);
  const line = shouldBe.findIndex((expectedLine, index) => expectedLine !== is[index]);
  const at = line < 0 && is.length > shouldBe.length ? shouldBe.length : line;
  return at < 0
    ? []
    : [`there is ${is.slice(at, at + 3).join(' ')} for ${shouldBe.slice(at, at + 3).join(' ')}`];
}

/** @param suffix Of the environment, for its lock. */
export function endState(state: LocalCloudState, suffix: string): EndState {
  return {
    regions: Object.fromEntries(
      Object.entries(state.regions).map(([name, region]) => [name, regionEnd(region)]),
    ),
    globalResources: Object.values(state.global.resources).map(resourceText).sort(),
    locks: Object.keys(state.regions).flatMap((region) => locksIn(state, region, suffix)),
  };
}

function regionEnd(region: RegionState): RegionEnd {
  const stackSets = (region.cloudFormation.stackSets ?? [])
    .filter(({ status }) => status === 'ACTIVE')
    .map((stackSet) => JSON.parse(stable(JSON.stringify(stackSetEnd(stackSet)))));
  return {
    stacks: Object.fromEntries(
      Object.values(region.cloudFormation.stacks)
        .filter(({ status }) => status !== 'DELETE_COMPLETE')
        .map((stack) => [
          stable(stack.stackName),
          JSON.parse(stable(JSON.stringify(stackEnd(stack)))),
        ]),
    ),
    resources: Object.values(region.resources)
      .filter(({ physicalId }) => !physicalId.startsWith('/dr-cli/'))
      .map(resourceText)
      .sort(),
    ...(stackSets.length > 0 && { stackSets }),
  };
}

/** Its operations are left out: one that was killed before its end may have been made again. */
function stackSetEnd({ name, templateKey, parameters, tags, instances }: StackSet) {
  return {
    name,
    templateKey,
    parameters,
    tags,
    instances: Object.values(instances).map(
      ({ region, stackId, overrides, status, detailedStatus }) => ({
        region,
        stackId,
        overrides,
        status,
        detailedStatus,
      }),
    ),
  };
}

function stackEnd(stack: Stack) {
  return {
    status: stack.status,
    parameters: stack.deployment?.parameters,
    tags: stack.deployment?.tags,
    template: stack.deployment?.templateKey,
    policy: stack.policy,
    outputs: stack.outputs,
    resources: Object.values(stack.resources)
      .map(({ logicalId, type, physicalId, status }) => ({ logicalId, type, physicalId, status }))
      .sort((one, other) => (one.logicalId < other.logicalId ? -1 : 1)),
    // The one that was executed last stays, as it does in AWS.
    changeSets: Object.values(stack.changeSets)
      .filter(({ changeSetId }) => changeSetId !== stack.changeSetId)
      .map(({ name }) => name),
  };
}

function resourceText({ type, physicalId, data }: StoredResource): string {
  return stable(`${type}|${physicalId}|${objectsText(data)}`);
}

function objectsText(data: StoredResource['data']): string {
  const objects = data?.objects;
  return typeof objects === 'object' && objects !== null ? Object.keys(objects).join(',') : '';
}

function locksIn(state: LocalCloudState, region: string, suffix: string): string[] {
  const parameters = resourcesOfType({ state, region }, 'AWS::SSM::Parameter')
    .filter(({ physicalId }) => physicalId.startsWith(lockPath(suffix)))
    .map(({ physicalId, properties }) => ({
      name: physicalId,
      value: String(properties.Value),
      lastModifiedMs: 0,
    }));
  const { locks, cancels } = readItems(suffix, parameters);
  return [
    ...locks.map((item) => `${region}: ${item.state} by a ${item.holder.command}`),
    ...cancels.map(() => `${region}: asked to stop`),
  ];
}

/**
 * Ids that services make up are counted in the order in which they are asked for, which is another
 * one when a run is killed; what they are ids of is the same. Hashes of content, which are longer, stay.
 */
function stable(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<uuid>')
    .replace(/(:secret:[\w/-]+?)-[A-Za-z0-9]{6}\b/g, '$1-<id>')
    .replace(/-[A-Z0-9]{12,14}\b/g, '-<id>')
    .replace(/\b(?=[A-Za-z]*\d)[A-Za-z0-9]{8,40}\b/g, '<id>');
}
