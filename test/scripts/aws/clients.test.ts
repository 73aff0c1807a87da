import { createServer } from 'node:http';
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { createClients } from '../../../scripts/aws/clients';

/** A server on this machine that refuses every request. */
async function refusingServer() {
  const server = createServer((_, response) => response.writeHead(400).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { server, url: `http://127.0.0.1:${port}` };
}

test('a peer that accepts and never answers is given up after a minute', async () => {
  const { server, url } = await refusingServer();
  const { cloudFormation } = createClients('us-east-1', {
    endpointUrl: url,
    attach: () => undefined,
  });

  // The handler reads its options with the first request.
  await cloudFormation.send(new DescribeStacksCommand({})).catch(() => undefined);

  expect(cloudFormation.config.requestHandler).toMatchObject({
    config: { connectionTimeout: 5_000, requestTimeout: 60_000, throwOnRequestTimeout: true },
  });
  cloudFormation.destroy();
  server.close();
});
