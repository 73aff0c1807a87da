import type { Properties } from '../../resource-model';
import { arn } from '../arn';
import { alreadyExists, invalidRequest } from '../failures';
import { generatedName } from '../generated-name';
import { uuid } from '../identifiers';
import { isRecord, text } from '../read';
import type { ResourceRules, RulesByType } from '../resource-rules';
import { resourcesOfType } from '../store';
import { requireRole } from './iam';

/** https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html */
const MAX_NAME_LENGTH = 80;
const TYPE = 'AWS::StepFunctions::StateMachine';

const stateMachine: ResourceRules = {
  // A guess; deletion waits for running executions to end.
  seconds: { create: 5, delete: 30 },
  problems(properties) {
    const given = ['Definition', 'DefinitionString', 'DefinitionS3Location'].filter(
      (property) => properties[property] !== undefined,
    );
    return given.length === 1
      ? []
      : [
          '#: Exactly one of Definition, DefinitionString and DefinitionS3Location must be specified',
        ];
  },
  require(context, properties, existing) {
    const name = text(properties, 'StateMachineName');
    const taken = resourcesOfType(context, TYPE).find((other) => other.attributes.Name === name);
    if (taken !== undefined && taken.physicalId !== existing?.physicalId) {
      throw alreadyExists(`State Machine Already Exists: '${taken.physicalId}'`);
    }
    const roleArn = text(properties, 'RoleArn');
    requireRole(
      context,
      roleArn,
      `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`,
    );
    requireDefinition(properties);
  },
  identify(context, properties) {
    const name =
      text(properties, 'StateMachineName') ??
      generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const machineArn = arn(context, 'states', `stateMachine:${name}`);
    return {
      physicalId: machineArn,
      attributes: { Arn: machineArn, Name: name, StateMachineRevisionId: uuid(context.state) },
    };
  },
  refresh: (context) => ({ StateMachineRevisionId: uuid(context.state) }),
};

/** Only the frame of the language: a start state that exists. The whole language is not checked here. */
function requireDefinition(properties: Properties): void {
  const definition = parseDefinition(properties);
  if (definition === undefined) {
    return;
  }
  const states = definition.States;
  const startAt = definition.StartAt;
  if (!isRecord(states) || typeof startAt !== 'string' || states[startAt] === undefined) {
    throw invalidRequest(
      `Invalid State Machine Definition: 'MISSING_TRANSITION_TARGET: Missing 'Next' target: ${String(startAt)} at /StartAt'`,
    );
  }
}

function parseDefinition(properties: Properties): Properties | undefined {
  const definition = properties.Definition;
  if (isRecord(definition)) {
    return definition;
  }
  const definitionString = text(properties, 'DefinitionString');
  if (definitionString === undefined) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(definitionString);
    return isRecord(parsed) ? parsed : {};
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalidRequest(`Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${reason}'`);
  }
}

export const stepFunctionsRules: RulesByType = { [TYPE]: stateMachine };
