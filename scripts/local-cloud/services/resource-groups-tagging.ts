import type { GetResourcesCommandInput, Tag } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Tagging } from '../../resource-types/spec';
import { isRecord, records, text } from '../resources/read';
import { resourceArn } from '../resources/resource-arn';
import { CLUSTER_SNAPSHOT } from '../resources/rules/rds/cluster-snapshot';
import { schemaOf } from '../resources/schema';
import { isGlobalType } from '../resources/store';
import type { Service, ServiceContext } from '../service';
import type { StoredResource } from '../state';
import { pageOf } from './paging';

/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetResources.html */
const PAGE_SIZE = 100;
/** Resources of services without regions are found in this one. */
const GLOBAL_REGION = 'us-east-1';
/** People saw deleted instances for hours: https://github.com/boto/boto3/issues/3341 */
const STILL_LISTED_MS = 3 * 60 * 60 * 1000;
/** https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/supported-services.html: roles are not among them. */
const NOT_FOUND_BY_TAG: ReadonlySet<string> = new Set(['AWS::IAM::Role', 'AWS::IAM::Policy']);

function getResources(
  context: ServiceContext,
  input: GetResourcesCommandInput,
): Record<string, unknown> {
  const live = taggable(context).flatMap((resource) =>
    mappingOf(context, {
      ...resource,
      properties: withStackTags(resource.type, resource.properties, ownersTags(context, resource)),
    }),
  );
  const listed = new Map(
    [...deletedLately(context), ...live].map((mapping) => [mapping.ResourceARN, mapping]),
  );
  const found = [...listed.values()]
    .filter(({ Tags }) => Tags.length > 0 && matches(Tags, input))
    .filter(({ ResourceARN }) => isOfType(ResourceARN, input.ResourceTypeFilters))
    .sort((one, other) => (one.ResourceARN < other.ResourceARN ? -1 : 1));
  const page = pageOf(
    found,
    input.PaginationToken || undefined,
    input.ResourcesPerPage ?? PAGE_SIZE,
  );
  return { ResourceTagMappingList: page.items, PaginationToken: page.nextToken ?? '' };
}

interface TagMapping {
  readonly ResourceARN: string;
  readonly Tags: readonly { readonly Key: string; readonly Value: string }[];
}

function mappingOf(context: ServiceContext, resource: StoredResource): TagMapping[] {
  const ResourceARN = resourceArn(context, resource);
  return ResourceARN === undefined ? [] : [{ ResourceARN, Tags: tagsOf(resource) }];
}

/** As AWS does it, deleted resources of stacks stay listed; for how long is a guess. */
function deletedLately(context: ServiceContext): TagMapping[] {
  const { stacks } = context.state.regions[context.region]?.cloudFormation ?? { stacks: {} };
  return Object.values(stacks)
    .flatMap(({ resources }) => Object.values(resources))
    .filter(({ type }) => !isGlobalType(type) && !NOT_FOUND_BY_TAG.has(type))
    .filter(
      ({ status, updatedAtMs }) =>
        status === 'DELETE_COMPLETE' && updatedAtMs + STILL_LISTED_MS > context.nowMs,
    )
    .flatMap(({ type, physicalId, properties, tags, updatedAtMs }) =>
      // Cancelled before the service had it: it says DELETE_COMPLETE too, and never existed.
      physicalId === undefined
        ? []
        : mappingOf(context, {
            type,
            physicalId,
            ref: physicalId,
            // The attributes are gone; what an ARN is made of is mostly a property too.
            attributes: properties,
            properties: withStackTags(type, properties, tags),
            createdAtMs: updatedAtMs,
          }),
    );
}

/** Tags that CloudFormation put on a resource for its stack. */
function ownersTags(context: ServiceContext, { owner }: StoredResource) {
  const { stacks } = context.state.regions[context.region]?.cloudFormation ?? { stacks: {} };
  return (owner && stacks[owner.stackId]?.resources[owner.logicalId]?.tags) ?? [];
}

function withStackTags(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  stackTags: readonly { readonly key: string; readonly value: string }[],
): Record<string, unknown> {
  const tagging = schemaOf(type)?.tagging;
  if (tagging === undefined) {
    return { ...properties };
  }
  const own = properties[tagging.property];
  const tags =
    tagging.variant === 'map'
      ? { ...Object.fromEntries(stackTags.map(({ key, value }) => [key, value])), ...Object(own) }
      : [
          ...stackTags.map(({ key, value }) => ({ Key: key, Value: value })),
          ...records(properties, tagging.property),
        ];
  return { ...properties, [tagging.property]: tags };
}

function taggable(context: ServiceContext): StoredResource[] {
  const regional = Object.values(context.state.regions[context.region]?.resources ?? {});
  const global =
    context.region === GLOBAL_REGION ? Object.values(context.state.global.resources) : [];
  return [...regional, ...global.filter(({ type }) => isGlobalType(type))].filter(
    ({ type }) => !NOT_FOUND_BY_TAG.has(type),
  );
}

/** What services make that CloudFormation has no type for. */
const TAGGING_WITHOUT_SCHEMA: Readonly<Record<string, Tagging>> = {
  [CLUSTER_SNAPSHOT]: { property: 'Tags', variant: 'standard' },
};

/** Tags from the property that the type keeps them in, a list of pairs or a map. */
export function tagsOf(resource: StoredResource): { Key: string; Value: string }[] {
  const tagging = schemaOf(resource.type)?.tagging ?? TAGGING_WITHOUT_SCHEMA[resource.type];
  if (tagging === undefined) {
    return [];
  }
  const map = resource.properties[tagging.property];
  if (tagging.variant === 'map') {
    return Object.entries(isRecord(map) ? map : {}).map(([Key, value]) => ({
      Key,
      Value: String(value),
    }));
  }
  return records(resource.properties, tagging.property).map((tag) => ({
    Key: text(tag, 'Key') ?? '',
    Value: text(tag, 'Value') ?? '',
  }));
}

/** Every filter must match: its key, and one of its values where it names some. */
function matches(tags: readonly Tag[], input: GetResourcesCommandInput): boolean {
  return (input.TagFilters ?? []).every(({ Key, Values }) =>
    tags.some(
      (tag) =>
        tag.Key === Key &&
        (Values === undefined || Values.length === 0 || Values.includes(tag.Value ?? '')),
    ),
  );
}

/** `rds` or `rds:cluster`. */
function isOfType(resourceArn: string, filters: readonly string[] | undefined): boolean {
  const [, , service = '', , , ...resource] = resourceArn.split(':');
  const type = resource.join(':').split(/[/:]/)[0] ?? '';
  return (
    filters === undefined ||
    filters.length === 0 ||
    filters.some((filter) => filter === service || filter === `${service}:${type}`)
  );
}

export const resourceGroupsTagging: Service = { GetResources: getResources };
