import { ResourceFailure } from '../resource-model';

/** Failures by `HandlerErrorCode`, the closed list of CloudFormation's handler contract. */
export function alreadyExists(message: string): ResourceFailure {
  return new ResourceFailure(message, 'AlreadyExists');
}

export function invalidRequest(message: string): ResourceFailure {
  return new ResourceFailure(message, 'InvalidRequest');
}

export function notFound(message: string): ResourceFailure {
  return new ResourceFailure(message, 'NotFound');
}

export function notStabilized(message: string): ResourceFailure {
  return new ResourceFailure(message, 'NotStabilized');
}

export function resourceConflict(message: string): ResourceFailure {
  return new ResourceFailure(message, 'ResourceConflict');
}

export function notUpdatable(message: string): ResourceFailure {
  return new ResourceFailure(message, 'NotUpdatable');
}

export function serviceError(message: string): ResourceFailure {
  return new ResourceFailure(message, 'GeneralServiceException');
}
