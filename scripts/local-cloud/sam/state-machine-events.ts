import { deliveryOf, eventsOf, ruleState, ruleTrigger, type SamEvent, targetId } from './events';
import { assumeRolePolicy } from './execution-role';
import { schedulerEvent } from './scheduler-event';
import {
  attributesForGenerated,
  defined,
  type Expansion,
  getAtt,
  ref,
  type TemplateProperties,
  type TemplateResource,
} from './template';

/** What the `Events` of a state machine become: a trigger, and a role that may start executions. */
export function stateMachineEvents(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
): Expansion {
  const machineArn = ref(logicalId);
  return Object.assign(
    {},
    ...eventsOf(logicalId, sam).map((event) =>
      event.kind === 'ScheduleV2'
        ? schedulerEvent(logicalId, resource, event, {
            arn: machineArn,
            action: 'states:StartExecution',
          })
        : ruleWithRole(logicalId, resource, sam, event, machineArn),
    ),
  );
}

function ruleWithRole(
  owner: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  event: SamEvent,
  machineArn: unknown,
): Expansion {
  const { properties, logicalId } = event;
  const roleId = `${logicalId}Role`;
  const givenRole = event.kind === 'Schedule' ? properties.RoleArn : undefined;
  const attributes = attributesForGenerated(resource);
  return {
    [logicalId]: {
      Type: 'AWS::Events::Rule',
      Properties: defined({
        ...ruleTrigger(event),
        State: ruleState(owner, event),
        Targets: [
          defined({
            Arn: machineArn,
            Id: targetId(event, 'StepFunctionsTarget'),
            RoleArn: givenRole ?? getAtt(roleId, 'Arn'),
            ...deliveryOf(event),
          }),
        ],
      }),
      ...attributes,
    },
    ...(givenRole === undefined && {
      [roleId]: {
        Type: 'AWS::IAM::Role',
        Properties: defined({
          AssumeRolePolicyDocument: assumeRolePolicy('events.amazonaws.com'),
          Policies: [
            {
              PolicyName: `${roleId}StartExecutionPolicy`,
              PolicyDocument: {
                Statement: [
                  { Action: 'states:StartExecution', Effect: 'Allow', Resource: machineArn },
                ],
              },
            },
          ],
          PermissionsBoundary: sam.PermissionsBoundary,
        }),
        ...attributes,
      },
    }),
  };
}
