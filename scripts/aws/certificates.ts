import {
  type ACMClient,
  type CertificateDetail,
  CertificateStatus,
  type CertificateSummary,
  DescribeCertificateCommand,
  KeyAlgorithm,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import type { Certificate, Certificates } from '../engine/ports';
import type { Call } from './errors';

/** ACM certificates in one region, through the SDK. */
export function createCertificates(client: ACMClient, call: Call): Certificates {
  return {
    forDomain: async (domainName) => {
      const arns = await call('acm:ListCertificates', () => arnsFor(client, domainName));
      const found: Certificate[] = [];
      // One after the other: ACM allows few of these calls per second.
      for (const arn of arns) {
        const certificate = await call('acm:DescribeCertificate', () => describe(client, arn));
        if (certificate !== undefined) {
          found.push(certificate);
        }
      }
      return found;
    },
  };
}

/**
 * All statuses, and all key types, because the list leaves out all but RSA with
 * 1024 and 2048 bits unless asked:
 * https://docs.aws.amazon.com/acm/latest/APIReference/API_Filters.html
 */
async function arnsFor(client: ACMClient, domainName: string): Promise<string[]> {
  const pages = paginateListCertificates(
    { client },
    {
      CertificateStatuses: Object.values(CertificateStatus),
      Includes: { keyTypes: Object.values(KeyAlgorithm) },
    },
  );
  const arns: string[] = [];
  for await (const { CertificateSummaryList = [] } of pages) {
    arns.push(
      ...CertificateSummaryList.filter((summary) => mayName(summary, domainName)).flatMap(
        ({ CertificateArn }) => CertificateArn ?? [],
      ),
    );
  }
  return arns;
}

/** A summary holds the first hundred names alone, and says when there are more. */
function mayName(summary: CertificateSummary, domainName: string): boolean {
  const names = [summary.DomainName ?? '', ...(summary.SubjectAlternativeNameSummaries ?? [])];
  return (
    summary.HasAdditionalSubjectAlternativeNames === true ||
    names.some((name) => name === domainName || name === `*.${domainName}`)
  );
}

async function describe(client: ACMClient, arn: string): Promise<Certificate | undefined> {
  try {
    const { Certificate } = await client.send(
      new DescribeCertificateCommand({ CertificateArn: arn }),
    );
    return { arn, validationRecords: recordNames(Certificate) };
  } catch (error) {
    // It was deleted since it was listed.
    if (error instanceof Error && error.name === 'ResourceNotFoundException') {
      return undefined;
    }
    throw error;
  }
}

function recordNames(certificate: CertificateDetail | undefined): string[] {
  return (certificate?.DomainValidationOptions ?? []).flatMap(({ ResourceRecord }) =>
    ResourceRecord?.Name === undefined ? [] : ResourceRecord.Name.toLowerCase().replace(/\.$/, ''),
  );
}
