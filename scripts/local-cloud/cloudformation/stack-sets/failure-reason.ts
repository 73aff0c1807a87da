import type { Stack } from '../state';

/**
 * What the result of an operation says of a stack that failed: its first resource that did. That it
 * is worded so is from reports of operators, such as
 * https://github.com/aws-solutions/aws-control-tower-customizations/issues/28; AWS documents no form.
 */
export function failureReason({ events, status, statusReason }: Stack): string {
  const failed = events.findLast(
    (event) =>
      event.status.endsWith('_FAILED') &&
      event.reason !== undefined &&
      event.type !== 'AWS::CloudFormation::Stack' &&
      !event.reason.startsWith('Resource creation cancelled'),
  );
  return failed === undefined
    ? `Stack is in ${status}: ${statusReason ?? 'no reason'}`
    : `ResourceLogicalId:${failed.logicalId}, ResourceType:${failed.type}, ResourceStatusReason:${failed.reason}.`;
}
