import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import type * as iam from '../../cfn/resources/iam.gen';
import type * as logs from '../../cfn/resources/logs.gen';
import { ServerlessFunction } from '../../cfn/sam';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';
import { VALIDATE_PAYMENT_TIMEOUT_SECONDS } from './limits';
import { paymentLimits } from './payment-limits';

/** What callers name, in both regions; SAM moves it to each newly published version. */
export const VALIDATE_PAYMENT_ALIAS = 'live';

const RUNTIME = 'nodejs22.x';
const ARCHITECTURE = 'arm64';

export interface ValidatePaymentFunctionDependencies {
  readonly role: HandleOf<iam.Role>;
  readonly logGroup: HandleOf<logs.LogGroup>;
  readonly peerAliasArn: Value<string>;
}

/**
 * Outside the VPC: it reaches nothing inside, an idle function outside never turns inactive,
 * and the standby's may be idle for months, so nothing has to keep it warm:
 * https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html
 */
export function addValidatePaymentFunction(
  template: Template,
  { parameters, name }: RegionalContext,
  { role, logGroup, peerAliasArn }: ValidatePaymentFunctionDependencies,
): HandleOf<ServerlessFunction> {
  return template.add(
    'ValidatePayment',
    new ServerlessFunction({
      FunctionName: name('validatePayment'),
      Description: 'Validates a payment before it is taken',
      CodeUri: '../dist/functions/validate-payment',
      Handler: 'index.handler',
      Runtime: RUNTIME,
      Architectures: [ARCHITECTURE],
      // CPU comes with memory; 256 MB is where starting up stops being the slow part.
      MemorySize: 256,
      Timeout: VALIDATE_PAYMENT_TIMEOUT_SECONDS,
      Role: role.att('Arn'),
      AutoPublishAlias: VALIDATE_PAYMENT_ALIAS,
      // SAM publishes a version when code, environment or memory change. Not on every property:
      // Lambda has nothing to publish when only a tag changed, and fails the update:
      // https://github.com/aws/serverless-application-model/issues/3281
      AutoPublishAliasAllProperties: false,
      VersionDeletionPolicy: 'Delete',
      // No reserved concurrency: a reservation has to leave others a minimum, and accounts that
      // are new in a region may not have it, so that the stack would fail there:
      // https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
      Tracing: 'Active',
      KmsKeyArn: parameters.KeyArn,
      LoggingConfig: { LogGroup: logGroup.ref, LogFormat: 'JSON' },
      Environment: {
        Variables: {
          PAYMENT_LIMITS: JSON.stringify(paymentLimits),
          PEER_FUNCTION_ARN: peerAliasArn,
          POWERTOOLS_SERVICE_NAME: sub`validate-payment-${parameters.EnvironmentSuffix}`,
          POWERTOOLS_METRICS_NAMESPACE: 'Payments',
          POWERTOOLS_LOG_LEVEL: 'INFO',
          // What else a version is made of: a change here publishes one too.
          FUNCTION_SETTINGS: `${RUNTIME} ${ARCHITECTURE} ${VALIDATE_PAYMENT_TIMEOUT_SECONDS}s`,
        },
      },
    }),
    {
      lintExceptions: [
        {
          rule: 'CKV_AWS_115',
          reason:
            'A reservation fails where the account has little concurrency; throttles are alarmed',
        },
        {
          rule: 'CKV_AWS_116',
          reason:
            'Invoked synchronously only; a dead letter queue takes failed asynchronous events',
        },
        {
          rule: 'CKV_AWS_117',
          reason:
            'Reaches nothing in the VPC; inside it, an idle standby would turn inactive and fail its first call',
        },
      ],
    },
  );
}
