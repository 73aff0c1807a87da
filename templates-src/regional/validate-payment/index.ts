import { sub } from '../../cfn/functions';
import { aws } from '../../cfn/pseudo';
import * as logs from '../../cfn/resources/logs.gen';
import { aliasOf } from '../../cfn/sam';
import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';
import { addValidatePaymentFunction, VALIDATE_PAYMENT_ALIAS } from './function';
import type { ValidatePayment } from './handles';
import { addValidatePaymentRole } from './role';

/** The payment validator, here and, by name, in the other region. */
export function addValidatePayment(template: Template, context: RegionalContext): ValidatePayment {
  const { parameters, name, peerName } = context;
  const peerAliasArn = sub`arn:${aws.partition}:lambda:${parameters.PeerRegion}:${aws.accountId}:function:${peerName('validatePayment')}:${VALIDATE_PAYMENT_ALIAS}`;
  // Lambda would make this group itself, without our key and kept for ever.
  const logGroup = template.add(
    'ValidatePaymentLogGroup',
    new logs.LogGroup({
      LogGroupName: name('validatePaymentLogGroup'),
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
  const role = addValidatePaymentRole(template, context, { logGroup, peerAliasArn });
  const fn = addValidatePaymentFunction(template, context, { role, logGroup, peerAliasArn });
  return {
    function: fn,
    functionName: name('validatePayment'),
    aliasArn: aliasOf(fn),
    peerAliasArn,
    logGroup,
  };
}
