import { sub } from '../../cfn/functions';
import { type PolicyDocument, trustService } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';

/**
 * Trust in tasks of this account and region, so that nobody else's task definition can name
 * the role: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html
 */
export function trustTasks(): PolicyDocument {
  return trustService('ecs-tasks.amazonaws.com', {
    StringEquals: { 'aws:SourceAccount': aws.accountId },
    ArnLike: { 'aws:SourceArn': sub`arn:${aws.partition}:ecs:${aws.region}:${aws.accountId}:*` },
  });
}
