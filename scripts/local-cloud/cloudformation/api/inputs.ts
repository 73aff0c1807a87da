import type { Parameter, Tag as SdkTag } from '@aws-sdk/client-cloudformation';
import type { Tag } from '../state';
import type { ParameterInput } from '../template/parameters';

export function parameterInputs(parameters: readonly Parameter[] | undefined): ParameterInput[] {
  return (parameters ?? []).map(({ ParameterKey, ParameterValue, UsePreviousValue }) => ({
    key: ParameterKey ?? '',
    value: ParameterValue,
    usePreviousValue: UsePreviousValue === true,
  }));
}

export function tagInputs(tags: readonly SdkTag[] | undefined): Tag[] {
  return (tags ?? []).map(({ Key, Value }) => ({ key: Key ?? '', value: Value ?? '' }));
}
