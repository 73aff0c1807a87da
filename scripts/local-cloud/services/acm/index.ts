import type {
  DescribeCertificateCommandInput,
  ListCertificatesCommandInput,
} from '@aws-sdk/client-acm';
import { text } from '../../resources/read';
import { findResource, resourcesOfType } from '../../resources/store';
import { AwsError, type Service, type ServiceContext } from '../../service';
import type { StoredResource } from '../../state';
import { pageOf } from '../paging';
import { certificateNames, validationRecord, validations, withoutWildcard } from './validations';

const CERTIFICATE = 'AWS::CertificateManager::Certificate';

/** https://docs.aws.amazon.com/acm/latest/APIReference/API_ListCertificates.html */
const PAGE_SIZE = 1_000;

/** Left alone, the list has RSA keys of these lengths only: API_Filters, `keyTypes`. */
const DEFAULT_KEY_TYPES: readonly string[] = ['RSA_1024', 'RSA_2048'];

/** A summary names no more, and says that there are: API_CertificateSummary. */
const SUMMARY_NAMES = 100;

/** Every certificate here was validated when it was made. */
const STATUS = 'ISSUED';

function listCertificates(
  context: ServiceContext,
  input: ListCertificatesCommandInput,
): Record<string, unknown> {
  const keyTypes: readonly string[] = input.Includes?.keyTypes ?? DEFAULT_KEY_TYPES;
  const statuses: readonly string[] = input.CertificateStatuses ?? [STATUS];
  const found = resourcesOfType(context, CERTIFICATE)
    .filter((certificate) => keyTypes.includes(keyType(certificate)) && statuses.includes(STATUS))
    .sort((one, other) => (one.physicalId < other.physicalId ? -1 : 1));
  const page = pageOf(found, input.NextToken, Math.min(input.MaxItems ?? PAGE_SIZE, PAGE_SIZE));
  return {
    CertificateSummaryList: page.items.map(summary),
    ...(page.nextToken !== undefined && { NextToken: page.nextToken }),
  };
}

function summary(certificate: StoredResource): Record<string, unknown> {
  const names = certificateNames(certificate.properties);
  return {
    CertificateArn: certificate.physicalId,
    DomainName: names[0],
    SubjectAlternativeNameSummaries: names.slice(0, SUMMARY_NAMES),
    HasAdditionalSubjectAlternativeNames: names.length > SUMMARY_NAMES,
    Status: STATUS,
    KeyAlgorithm: keyType(certificate),
  };
}

function describeCertificate(
  context: ServiceContext,
  input: DescribeCertificateCommandInput,
): Record<string, unknown> {
  const arn = input.CertificateArn ?? '';
  const certificate = findResource(context, CERTIFICATE, arn);
  if (certificate === undefined) {
    throw new AwsError('ResourceNotFoundException', `Could not find certificate ${arn}.`);
  }
  const names = certificateNames(certificate.properties);
  const validated = new Set(
    validations(certificate.properties).map(({ domainName }) => domainName),
  );
  return {
    Certificate: {
      CertificateArn: arn,
      DomainName: names[0],
      SubjectAlternativeNames: names,
      Status: STATUS,
      KeyAlgorithm: keyType(certificate),
      DomainValidationOptions: names.map((DomainName) => ({
        DomainName,
        ...(validated.has(withoutWildcard(DomainName)) && {
          ResourceRecord: validationRecord(context.state.accountId, withoutWildcard(DomainName)),
        }),
      })),
    },
  };
}

function keyType(certificate: StoredResource): string {
  return text(certificate.properties, 'KeyAlgorithm') ?? 'RSA_2048';
}

/** AWS Certificate Manager: reading what stacks have made. */
export const acm: Service = {
  ListCertificates: listCertificates,
  DescribeCertificate: describeCertificate,
};
