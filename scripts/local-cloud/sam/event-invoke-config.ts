import { isRecord } from '../resources/read';
import { notModelled } from './sam-error';
import {
  attributesForItself,
  defined,
  type Expansion,
  ref,
  type TemplateProperties,
  type TemplateResource,
} from './template';

/** `EventInvokeConfig` with destinations that exist; queues and topics that SAM would make are not modelled. */
export function eventInvokeConfig(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  aliasId: string | undefined,
): Expansion {
  const config = sam.EventInvokeConfig;
  if (!isRecord(config)) {
    return {};
  }
  if (config.DestinationConfig !== undefined) {
    throw notModelled(logicalId, 'EventInvokeConfig DestinationConfig');
  }
  const { DependsOn: _dependsOn, ...attributes } = attributesForItself(resource);
  return {
    [`${logicalId}EventInvokeConfig`]: {
      Type: 'AWS::Lambda::EventInvokeConfig',
      Properties: defined({
        FunctionName: ref(logicalId),
        Qualifier: sam.AutoPublishAlias ?? '$LATEST',
        DestinationConfig: {},
        MaximumEventAgeInSeconds: config.MaximumEventAgeInSeconds,
        MaximumRetryAttempts: config.MaximumRetryAttempts,
      }),
      ...(aliasId !== undefined && { DependsOn: [aliasId] }),
      ...attributes,
    },
  };
}
