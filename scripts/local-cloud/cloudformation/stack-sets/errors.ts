import { AwsError } from '../../service';

/** Names and meanings: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Operations.html */
export function stackSetNotFound(name: string): AwsError {
  return new AwsError('StackSetNotFoundException', `StackSet ${name} not found`, 404);
}

export function nameTaken(name: string): AwsError {
  return new AwsError('NameAlreadyExistsException', `Stack set ${name} already exists`, 409);
}

export function operationInProgress(operationId: string): AwsError {
  const message = `Another Operation on StackSet is in progress: ${operationId}`;
  return new AwsError('OperationInProgressException', message, 409);
}

export function operationIdTaken(operationId: string): AwsError {
  const message = `Operation ${operationId} already exists`;
  return new AwsError('OperationIdAlreadyExistsException', message, 409);
}

export function operationNotFound(operationId: string): AwsError {
  const message = `Operation ${operationId} not found`;
  return new AwsError('OperationNotFoundException', message, 404);
}

export function instanceNotFound(place: string): AwsError {
  return new AwsError('StackInstanceNotFoundException', `Stack instance ${place} not found`, 404);
}

export function notEmpty(): AwsError {
  return new AwsError('StackSetNotEmptyException', 'StackSet is not empty', 409);
}
