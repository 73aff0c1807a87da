import {
  paginateGetResources,
  type ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { TaggedResources } from '../engine/ports';
import type { Call } from './errors';

/** The Resource Groups Tagging API in one region, through the SDK. */
export function createTaggedResources(
  client: ResourceGroupsTaggingAPIClient,
  call: Call,
): TaggedResources {
  return {
    arnsWithTag: (key, value) =>
      call('tag:GetResources', async () => {
        const arns: string[] = [];
        const TagFilters = [{ Key: key, Values: [value] }];
        for await (const page of paginateGetResources({ client }, { TagFilters })) {
          arns.push(...(page.ResourceTagMappingList ?? []).flatMap((r) => r.ResourceARN ?? []));
        }
        return arns;
      }),
  };
}
