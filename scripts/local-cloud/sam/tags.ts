import { isRecord } from '../resources/read';

/** SAM's map of tags as CloudFormation's list, behind the tag that says who made the resource. */
export function samTags(createdByKey: string, tags: unknown): unknown[] {
  return [{ Key: createdByKey, Value: 'SAM' }, ...tagList(tags)];
}

export function tagList(tags: unknown): unknown[] {
  return Object.entries(isRecord(tags) ? tags : {}).map(([Key, value]) => ({
    Key,
    Value: value ?? '',
  }));
}
