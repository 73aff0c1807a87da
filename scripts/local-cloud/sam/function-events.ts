import { deliveryOf, eventsOf, ruleState, ruleTrigger, type SamEvent, targetId } from './events';
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

/** What the `Events` of a function become. With an alias, the alias is invoked. */
export function functionEvents(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  aliasArn: unknown,
): Expansion {
  const functionArn = aliasArn ?? getAtt(logicalId, 'Arn');
  return Object.assign(
    {},
    ...eventsOf(logicalId, sam).map((event) =>
      event.kind === 'ScheduleV2'
        ? schedulerEvent(logicalId, resource, event, {
            arn: functionArn,
            action: 'lambda:InvokeFunction',
          })
        : ruleWithPermission(logicalId, resource, event, functionArn, aliasArn),
    ),
  );
}

function ruleWithPermission(
  owner: string,
  resource: TemplateResource,
  event: SamEvent,
  functionArn: unknown,
  aliasArn: unknown,
): Expansion {
  const { logicalId } = event;
  const attributes = attributesForGenerated(resource);
  return {
    [logicalId]: {
      Type: 'AWS::Events::Rule',
      Properties: defined({
        ...ruleTrigger(event),
        State: ruleState(owner, event),
        Targets: [
          defined({ Arn: functionArn, Id: targetId(event, 'LambdaTarget'), ...deliveryOf(event) }),
        ],
      }),
      ...attributes,
    },
    [`${logicalId}Permission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        Action: 'lambda:InvokeFunction',
        FunctionName: aliasArn ?? ref(owner),
        Principal: 'events.amazonaws.com',
        SourceArn: getAtt(logicalId, 'Arn'),
      },
      ...attributes,
    },
  };
}
