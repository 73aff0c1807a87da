import { AwsError } from '../service';

/** CloudFormation's error for nearly everything it refuses. */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message, 400);
}

/** `DescribeStacks` and what reads a template. */
export function stackWithIdNotFound(nameOrId: string): AwsError {
  return validationError(`Stack with id ${nameOrId} does not exist`);
}

/** Every other operation. */
export function stackNotFound(nameOrId: string): AwsError {
  return validationError(`Stack [${nameOrId}] does not exist`);
}

export function changeSetNotFound(nameOrId: string): AwsError {
  return new AwsError('ChangeSetNotFound', `ChangeSet [${nameOrId}] does not exist`, 404);
}
