import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';

const ACCOUNT = '111122223333';
export const PASSWORD = 'token-of-the-registry';

/** What each region says of its repository. */
export interface FakeRegion {
  readonly digest?: string;
  readonly error?: string;
}

/** ECR and STS over the wire, at one address. */
export async function startFakeRegistries(regions: Readonly<Record<string, FakeRegion>>) {
  const server = createServer((request, response) => {
    const region = /\/(us-[a-z]+-\d)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1];
    readBody(request).then(
      (body) => {
        const { status, text } = operation
          ? answer(operation, region, body, regions[region] ?? {})
          : { status: 200, text: CALLER };
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(text);
      },
      () => response.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const CALLER = `<GetCallerIdentityResponse><GetCallerIdentityResult>
<Arn>arn:aws:iam::${ACCOUNT}:user/someone</Arn><UserId>AIDA</UserId><Account>${ACCOUNT}</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

function answer(operation: string, region: string, body: string, fake: FakeRegion) {
  if (fake.error !== undefined && operation !== 'GetAuthorizationToken') {
    return { status: 400, text: JSON.stringify({ __type: fake.error, message: 'no' }) };
  }
  const registry = `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com`;
  const { repositoryNames = [], imageIds = [] } = JSON.parse(body);
  const answers: Readonly<Record<string, object>> = {
    DescribeRepositories: {
      repositories: [{ repositoryUri: `${registry}/${repositoryNames[0]}` }],
    },
    GetAuthorizationToken: {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${PASSWORD}`).toString('base64'),
          proxyEndpoint: `https://${registry}`,
        },
      ],
    },
    DescribeImages: { imageDetails: [{ imageDigest: fake.digest, imageTags: imageIds }] },
  };
  return { status: 200, text: JSON.stringify(answers[operation] ?? {}) };
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
