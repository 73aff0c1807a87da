import { callsTo } from '../../../scripts/aws/errors';
import { createImageRegistry } from '../../../scripts/aws/image-registry';
import { attachLocalCloud, type CloudEndpoint } from '../../../scripts/local-cloud/attach';
import { AwsError } from '../../../scripts/local-cloud/service';

/** ECR of one region that answers every call with the same. */
function registry(handle: CloudEndpoint['handle']) {
  return createImageRegistry(
    'us-east-2',
    { attach: (client) => void attachLocalCloud(client, { handle }) },
    callsTo({ region: 'us-east-2' }),
  );
}

const failing = (error: string) =>
  registry(() => Promise.reject(new AwsError(error, 'says the registry')));

it('asks for the digest of a tag in its own region', async () => {
  const asked: unknown[] = [];
  const images = registry(async ({ region, operation, input }) => {
    asked.push([region, operation, input]);
    return { imageDetails: [{ imageDigest: 'sha256:1' }] };
  });

  expect(await images.digest('payment-service-test', 'tag')).toBe('sha256:1');
  expect(asked).toEqual([
    [
      'us-east-2',
      'DescribeImages',
      { repositoryName: 'payment-service-test', imageIds: [{ imageTag: 'tag' }] },
    ],
  ]);
});

it('knows no digest of an image that is not there, and no name of a repository that is not', async () => {
  expect(await failing('ImageNotFoundException').digest('repository', 'tag')).toBeUndefined();
  expect(await failing('RepositoryNotFoundException').repositoryUri('repository')).toBeUndefined();
});

it('never takes a refusal for something that is not there', async () => {
  const denied = failing('AccessDeniedException');

  await expect(denied.digest('repository', 'tag')).rejects.toMatchObject({
    code: 'DR_ACCESS_DENIED',
  });
  await expect(denied.repositoryUri('repository')).rejects.toMatchObject({
    code: 'DR_ACCESS_DENIED',
  });
});

it('reads user, password and host out of a token', async () => {
  const images = registry(async () => ({
    authorizationData: [
      {
        authorizationToken: Buffer.from('AWS:pass').toString('base64'),
        proxyEndpoint: 'https://111122223333.dkr.ecr.us-east-2.amazonaws.com',
      },
    ],
  }));

  expect(await images.login()).toEqual({
    server: '111122223333.dkr.ecr.us-east-2.amazonaws.com',
    username: 'AWS',
    password: 'pass',
  });
});

it('says so when the answer holds no login', async () => {
  await expect(registry(async () => ({})).login()).rejects.toThrow('holds no login');
});
