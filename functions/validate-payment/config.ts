/**
 * What `validate-payment` reads from its environment, once, when it initialises.
 * Anything missing or malformed fails the initialisation with a message that
 * names the variable.
 *
 * | variable | example | meaning |
 * |---|---|---|
 * | `PAYMENT_LIMITS` | `{"default":"10000","USD":"50000","JPY":"5000000"}` | Highest amount of one payment by ISO 4217 code, as decimal strings in the currency itself, not its minor unit. `default` is for currencies not listed; without it they are refused. |
 * | `PEER_FUNCTION_ARN` | `arn:aws:lambda:us-east-2:…:function:validate-payment-prod:live` | The other region's alias, asked when this function is told to or can't decide. |
 * | `POWERTOOLS_SERVICE_NAME` | `validate-payment` | `service` of log lines and metrics. |
 * | `POWERTOOLS_METRICS_NAMESPACE` | `Payments` | CloudWatch namespace of the metrics. |
 * | `POWERTOOLS_LOG_LEVEL` | `INFO` | Optional; `INFO` unless set. |
 * | `AWS_REGION` | `us-east-1` | Set by Lambda. The region named in every answer. |
 *
 * Powertools' settings for development (`POWERTOOLS_DEV`,
 * `POWERTOOLS_LOGGER_LOG_EVENT`) have no use here: events are never logged.
 */
import { type Environment, readRequired } from '../shared/environment';
import { type PaymentLimits, parsePaymentLimits } from './payment-limits';

export interface ValidatePaymentConfig {
  readonly region: string;
  readonly limits: PaymentLimits;
  readonly peerFunctionArn: string;
}

/** @throws ConfigurationError naming the first variable at fault */
export function readConfig(environment: Environment): ValidatePaymentConfig {
  // Powertools would fall back to placeholders, and no alarm would find its metrics.
  readRequired(environment, 'POWERTOOLS_SERVICE_NAME', "Set it to the function's service name");
  readRequired(
    environment,
    'POWERTOOLS_METRICS_NAMESPACE',
    'Set it to the CloudWatch namespace the alarms watch',
  );
  return {
    peerFunctionArn: readRequired(
      environment,
      'PEER_FUNCTION_ARN',
      "Set it to the ARN of the other region's alias",
    ),
    region: readRequired(environment, 'AWS_REGION', 'Lambda sets it; elsewhere, set the region'),
    limits: parsePaymentLimits(
      readRequired(
        environment,
        'PAYMENT_LIMITS',
        'Set it to the highest amount per currency, for example {"default":"10000"}',
      ),
    ),
  };
}
