import { sub } from '../cfn/functions';
import type { HandleOf } from '../cfn/handle';
import * as acm from '../cfn/resources/certificatemanager.gen';
import type { Template } from '../cfn/template';
import { regionNamesIn } from '../naming';
import type { FoundationParameters } from './parameters';

/**
 * For the name that clients use and the regional names one label below it. ACM
 * certificates belong to a region, so each has its own; both are validated by the
 * same DNS record, and either region may be the one that writes it.
 */
export function addCertificate(
  template: Template,
  parameters: FoundationParameters,
): HandleOf<acm.Certificate> {
  const { DomainName, HostedZoneId } = parameters;
  return template.add(
    'Certificate',
    new acm.Certificate({
      DomainName,
      SubjectAlternativeNames: [sub`*.${DomainName}`],
      ValidationMethod: 'DNS',
      // CloudFormation writes the validation record into this zone, and leaves it there when the
      // stack is deleted. One entry does: a wildcard is validated by the record of its parent.
      // https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
      DomainValidationOptions: [{ DomainName, HostedZoneId }],
      Tags: [{ Key: 'Name', Value: regionNamesIn(parameters)('certificate') }],
    }),
  );
}
