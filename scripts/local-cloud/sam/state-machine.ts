import { isRecord } from '../resources/read';
import { assumeRolePolicy, executionRole, executionRoleArn } from './execution-role';
import type { ExpandedResource } from './function';
import { parseS3Location } from './s3-location';
import { requireKnownProperties, SamResourceError } from './sam-error';
import { STATE_MACHINE_PROPERTIES, STATE_MACHINE_PROPERTIES_NOT_MODELLED } from './sam-properties';
import { buildDefinition } from './state-machine-definition';
import { stateMachineEvents } from './state-machine-events';
import { samTags } from './tags';
import {
  attributesForItself,
  defined,
  type Expansion,
  type TemplateProperties,
  type TemplateResource,
} from './template';

const XRAY_POLICY = 'arn:aws:iam::aws:policy/AWSXrayWriteOnlyAccess';

/** `AWS::Serverless::StateMachine` as AWS's translator expands it. */
export function expandStateMachine(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
): ExpandedResource {
  requireKnownProperties(
    logicalId,
    resource.Type,
    sam,
    STATE_MACHINE_PROPERTIES,
    STATE_MACHINE_PROPERTIES_NOT_MODELLED,
  );
  if (sam.Role !== undefined && sam.Policies !== undefined) {
    throw new SamResourceError(
      logicalId,
      "Specify either 'Role' or 'Policies' (but not both at the same time) or neither of them",
    );
  }
  const tags = samTags('stateMachine:createdBy', sam.Tags);
  const resources: Expansion = {
    [logicalId]: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: defined({
        ...definitionOf(logicalId, sam),
        RoleArn: sam.Role ?? executionRoleArn(logicalId),
        StateMachineName: sam.Name,
        StateMachineType: sam.Type,
        LoggingConfiguration: sam.Logging,
        TracingConfiguration: sam.Tracing,
        Tags: tags,
      }),
      ...attributesForItself(resource),
    },
    ...(sam.Role === undefined && roleFor(logicalId, resource, sam, tags)),
    ...stateMachineEvents(logicalId, resource, sam),
  };
  return { resources, referables: {} };
}

function definitionOf(logicalId: string, sam: TemplateProperties): TemplateProperties {
  if (sam.Definition !== undefined && sam.DefinitionUri !== undefined) {
    throw new SamResourceError(
      logicalId,
      "Specify either 'Definition' or 'DefinitionUri' property and not both.",
    );
  }
  if (sam.Definition !== undefined) {
    return buildDefinition(sam.Definition, sam.DefinitionSubstitutions);
  }
  if (sam.DefinitionUri === undefined) {
    throw new SamResourceError(
      logicalId,
      "Either 'Definition' or 'DefinitionUri' property must be specified.",
    );
  }
  return {
    DefinitionS3Location: parseS3Location(logicalId, 'DefinitionUri', sam.DefinitionUri),
    DefinitionSubstitutions: sam.DefinitionSubstitutions,
  };
}

function roleFor(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  tags: unknown,
): Expansion {
  const isTraced = isRecord(sam.Tracing) && sam.Tracing.Enabled === true;
  const given = sam.Policies === undefined ? [] : [sam.Policies].flat();
  return executionRole({
    logicalId,
    resource,
    assumeRolePolicyDocument: assumeRolePolicy('states.amazonaws.com'),
    managedPolicyArns: [],
    policies: isTraced ? [...given, XRAY_POLICY] : given,
    tags,
    path: sam.RolePath,
    permissionsBoundary: sam.PermissionsBoundary,
  });
}
