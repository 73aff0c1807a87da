import { javaErrorName, withJavaNames, withServiceNames } from './java-names';
import { isJsonObject, type Json } from './json';
import { runtimeError } from './states-error';

/** What a Task state's resource stands for. */
export type Integration =
  | {
      readonly kind: 'function';
      readonly functionReference: string;
      readonly payload: Json;
      /** The optimised integration puts the function's output into `Payload`. */
      readonly wrapsOutput: boolean;
    }
  | {
      readonly kind: 'call';
      /** The SDK client's service id. */
      readonly service: string;
      readonly operation: string;
      readonly input: Json;
      readonly errorPrefix: string;
      readonly errorName: (name: string) => string;
      readonly shapeOutput: (output: Json) => Json;
    };

interface SdkService {
  readonly service: string;
  /** As errors and the generic exception begin: `Rds`, `Rds.RdsException`. */
  readonly javaName: string;
  /** Errors of the service's model; others arrive as the generic exception. */
  readonly errors: RegExp;
  readonly serviceName: (name: string) => string;
}

const unchanged = (name: string): string => name;
const withSmallInitial = (name: string): string =>
  `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

/** RDS's own names where they differ from Java's. */
const RDS_NAMES: Readonly<Record<string, string>> = {
  DbClusterIdentifier: 'DBClusterIdentifier',
  DbClusterSnapshotIdentifier: 'DBClusterSnapshotIdentifier',
  SourceDbClusterSnapshotIdentifier: 'SourceDBClusterSnapshotIdentifier',
  TargetDbClusterSnapshotIdentifier: 'TargetDBClusterSnapshotIdentifier',
};

const SDK_SERVICES: Readonly<Record<string, SdkService>> = {
  applicationautoscaling: {
    service: 'Application Auto Scaling',
    javaName: 'ApplicationAutoScaling',
    errors:
      /^(?:ConcurrentUpdate|InternalService|LimitExceeded|ObjectNotFound|Validation)Exception$/,
    serviceName: unchanged,
  },
  cloudwatch: {
    service: 'CloudWatch',
    javaName: 'CloudWatch',
    errors: /^(?:InternalServiceFault|InvalidParameter\w+|MissingRequiredParameter\w*)$/,
    serviceName: unchanged,
  },
  dynamodb: {
    service: 'DynamoDB',
    javaName: 'DynamoDb',
    errors:
      /^(?:ConditionalCheckFailed|ProvisionedThroughputExceeded|RequestLimitExceeded|ResourceNotFound|Throttling)Exception$|^RequestLimitExceeded$|^InternalServerError$/,
    serviceName: unchanged,
  },
  ecs: {
    service: 'ECS',
    javaName: 'Ecs',
    errors:
      /^(?:AccessDenied|Client|ClusterNotFound|InvalidParameter|Server|ServiceNotActive|ServiceNotFound)Exception$/,
    serviceName: withSmallInitial,
  },
  rds: {
    service: 'RDS',
    javaName: 'Rds',
    errors: /Fault$/,
    serviceName: (name) => RDS_NAMES[name] ?? name,
  },
  sfn: {
    service: 'SFN',
    javaName: 'Sfn',
    errors: /^(?:Execution\w+|Invalid\w+|StateMachine\w+|Validation\w+)$/,
    serviceName: withSmallInitial,
  },
  sns: {
    service: 'SNS',
    javaName: 'Sns',
    errors: /^(?:AuthorizationError|InternalError|InvalidParameter|NotFound|Throttled)$/,
    serviceName: unchanged,
  },
};

const OPTIMISED = /^arn:aws:states:::(dynamodb|sns|lambda):(\w+)$/;
const SDK = /^arn:aws:states:::aws-sdk:(\w+):(\w+)$/;

export function integrationOf(resource: string, parameters: Json): Integration {
  if (resource.startsWith('arn:aws:lambda:')) {
    return {
      kind: 'function',
      functionReference: resource,
      payload: parameters,
      wrapsOutput: false,
    };
  }
  const [, optimised, optimisedAction = ''] = OPTIMISED.exec(resource) ?? [];
  switch (optimised) {
    case 'lambda':
      return optimisedInvoke(parameters);
    case 'dynamodb':
      return optimisedCall(SDK_SERVICES.dynamodb, 'DynamoDB', optimisedAction, parameters);
    case 'sns':
      return optimisedCall(SDK_SERVICES.sns, 'SNS', optimisedAction, parameters);
    default:
      return sdkCall(resource, parameters);
  }
}

function optimisedInvoke(parameters: Json): Integration {
  const { FunctionName: name, Payload: payload } = isJsonObject(parameters) ? parameters : {};
  return {
    kind: 'function',
    functionReference: String(name),
    payload: payload ?? {},
    wrapsOutput: true,
  };
}

function optimisedCall(
  sdkService: SdkService | undefined,
  errorPrefix: string,
  action: string,
  input: Json,
): Integration {
  if (sdkService === undefined) {
    throw runtimeError(`The local cloud doesn't model ${errorPrefix}`);
  }
  return {
    kind: 'call',
    service: sdkService.service,
    operation: withCapital(action),
    input,
    errorPrefix,
    errorName: (name) => errorNameIn(sdkService, errorPrefix, name),
    shapeOutput: (output) => output,
  };
}

function sdkCall(resource: string, parameters: Json): Integration {
  const [, serviceKey = '', action = ''] = SDK.exec(resource) ?? [];
  const sdkService = SDK_SERVICES[serviceKey];
  if (sdkService === undefined) {
    throw runtimeError(`The local cloud doesn't model the resource ${resource}`);
  }
  // DynamoDB's items have the user's own names in them.
  const keepsNames = serviceKey === 'dynamodb';
  return {
    kind: 'call',
    service: sdkService.service,
    operation: withCapital(action),
    input: keepsNames ? parameters : withServiceNames(parameters, sdkService.serviceName),
    errorPrefix: sdkService.javaName,
    errorName: (name) => errorNameIn(sdkService, sdkService.javaName, name),
    shapeOutput: keepsNames ? (output) => output : withJavaNames,
  };
}

function errorNameIn({ errors }: SdkService, prefix: string, name: string): string {
  return errors.test(name) ? javaErrorName(name) : `${prefix}Exception`;
}

function withCapital(action: string): string {
  return `${action.charAt(0).toUpperCase()}${action.slice(1)}`;
}
