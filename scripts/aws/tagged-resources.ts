import {
  paginateGetResources,
  type ResourceGroupsTaggingAPIClient,
} from '@aws-sdk/client-resource-groups-tagging-api';
import type { TaggedResources } from '../engine/ports';
import { calling } from './errors';

/** The Resource Groups Tagging API in one region, through the SDK. */
export function createTaggedResources(
  client: ResourceGroupsTaggingAPIClient,
  region: string,
): TaggedResources {
  return {
    arnsWithTag: (key, value) =>
      calling({ action: 'tag:GetResources', region }, async () => {
        const arns: string[] = [];
        const TagFilters = [{ Key: key, Values: [value] }];
        for await (const page of paginateGetResources({ client }, { TagFilters })) {
          arns.push(...(page.ResourceTagMappingList ?? []).flatMap((r) => r.ResourceARN ?? []));
        }
        return arns;
      }),
  };
}
