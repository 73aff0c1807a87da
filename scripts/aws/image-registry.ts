import {
  DescribeImagesCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
} from '@aws-sdk/client-ecr';
import type { ImageRegistry, RegistryLogin } from '../engine/image/ports';
import { type Connection, connectionConfig, TIMEOUTS } from './clients';
import type { Call } from './errors';

const REPOSITORY_MISSING = 'RepositoryNotFoundException';
const IMAGE_MISSING = 'ImageNotFoundException';

/** ECR in one region, through the SDK; the client is made for whoever publishes an image. */
export function createImageRegistry(
  region: string,
  connection: Connection,
  call: Call,
): ImageRegistry {
  let made: ECRClient | undefined;
  const client = () => {
    if (made === undefined) {
      made = new ECRClient({
        ...connectionConfig(connection),
        region,
        requestHandler: TIMEOUTS,
      });
      connection.attach?.(made);
    }
    return made;
  };
  return {
    repositoryUri: (repository) =>
      call('ecr:DescribeRepositories', () =>
        unlessMissing(REPOSITORY_MISSING, async () => {
          const { repositories } = await client().send(
            new DescribeRepositoriesCommand({ repositoryNames: [repository] }),
          );
          return repositories?.[0]?.repositoryUri;
        }),
      ),
    login: () =>
      call('ecr:GetAuthorizationToken', async () => {
        const { authorizationData } = await client().send(new GetAuthorizationTokenCommand({}));
        const { authorizationToken = '', proxyEndpoint = '' } = authorizationData?.[0] ?? {};
        return readLogin(authorizationToken, proxyEndpoint);
      }),
    digest: (repository, tag) =>
      call('ecr:DescribeImages', () =>
        unlessMissing(IMAGE_MISSING, async () => {
          const { imageDetails } = await client().send(
            new DescribeImagesCommand({
              repositoryName: repository,
              imageIds: [{ imageTag: tag }],
            }),
          );
          return imageDetails?.[0]?.imageDigest;
        }),
      ),
  };
}

/**
 * The token is `AWS:<password>` in base64, and the end point a URL:
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html
 */
function readLogin(token: string, endpoint: string): RegistryLogin {
  const [username, password] = Buffer.from(token, 'base64').toString('utf8').split(':');
  if (!username || !password || !URL.canParse(endpoint)) {
    throw new Error('the answer holds no login');
  }
  return { server: new URL(endpoint).host, username, password };
}

async function unlessMissing<T>(
  errorName: string,
  ask: () => Promise<T | undefined>,
): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Error && error.name === errorName) return undefined;
    throw error;
  }
}
