import {
  ACMClient,
  DescribeCertificateCommand,
  KeyAlgorithm,
  ListCertificatesCommand,
} from '@aws-sdk/client-acm';
import { TestServices } from './test-services';

function certificateWith(KeyAlgorithm?: string) {
  const services = new TestServices();
  const { physicalId } = services.region.create('AWS::CertificateManager::Certificate', {
    DomainName: 'example.com',
    SubjectAlternativeNames: ['*.example.com'],
    ...(KeyAlgorithm !== undefined && { KeyAlgorithm }),
  });
  return { client: services.client(ACMClient), arn: physicalId };
}

test('a certificate is listed with its names', async () => {
  const { client, arn } = certificateWith();

  const { CertificateSummaryList } = await client.send(new ListCertificatesCommand({}));

  expect(CertificateSummaryList).toMatchObject([
    { CertificateArn: arn, SubjectAlternativeNameSummaries: ['example.com', '*.example.com'] },
  ]);
});

test('a certificate with another key than RSA of 2048 bits is listed only when asked for', async () => {
  const { client } = certificateWith('EC_prime256v1');
  const keyTypes = Object.values(KeyAlgorithm);

  const unasked = await client.send(new ListCertificatesCommand({}));
  const asked = await client.send(new ListCertificatesCommand({ Includes: { keyTypes } }));

  expect(unasked.CertificateSummaryList).toEqual([]);
  expect(asked.CertificateSummaryList).toHaveLength(1);
});

test('a certificate that is gone is not found', async () => {
  const { client } = certificateWith();

  const description = client.send(
    new DescribeCertificateCommand({
      CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/x',
    }),
  );

  await expect(description).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});
