import { createHash } from 'node:crypto';
import type { Properties } from '../../resource-model';
import { records, text, texts } from '../../resources/read';

/** The DNS record that validates a domain. */
export interface ValidationRecord {
  readonly Name: string;
  readonly Type: 'CNAME';
  readonly Value: string;
}

/**
 * Depends on account and domain alone, so that certificates for one domain, in
 * whatever region, share it:
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export function validationRecord(accountId: string, domainName: string): ValidationRecord {
  const token = (words: string) =>
    createHash('md5').update(`${accountId} ${domainName}${words}`).digest('hex');
  return {
    Name: `_${token('')}.${domainName}.`,
    Type: 'CNAME',
    Value: `_${token(' value')}.acm-validations.aws.`,
  };
}

/**
 * Every domain of the certificate with the zone to validate it in; none for
 * e-mail validation. A wildcard has the same record as the domain it is below.
 */
export function validations(
  properties: Properties,
): { domainName: string; zoneId: string | undefined }[] {
  if (text(properties, 'ValidationMethod') !== 'DNS') {
    return [];
  }
  const options = records(properties, 'DomainValidationOptions');
  const domains = new Set(certificateNames(properties).map(withoutWildcard));
  return [...domains].map((domainName) => {
    const option = options.find(
      (candidate) => withoutWildcard(text(candidate, 'DomainName') ?? '') === domainName,
    );
    return { domainName, zoneId: option === undefined ? undefined : text(option, 'HostedZoneId') };
  });
}

/** The certificate's own name first, then its alternatives. */
export function certificateNames(properties: Properties): string[] {
  const names = [
    text(properties, 'DomainName') ?? '',
    ...texts(properties, 'SubjectAlternativeNames'),
  ];
  return [...new Set(names)];
}

export function withoutWildcard(name: string): string {
  return name.replace(/^\*\./, '');
}
