import { SSMClient } from '@aws-sdk/client-ssm';
import { callsTo } from '../../scripts/aws/errors';
import { createParameters } from '../../scripts/aws/parameters';
import type { Clock } from '../../scripts/engine/clock';
import type { Parameters } from '../../scripts/engine/ports';
import { attachLocalCloud, localClientConfig } from '../../scripts/local-cloud/attach';
import { createLocalCloud } from '../../scripts/local-cloud/create-local-cloud';

/** Parameter Store of an empty local cloud, through the SDK. */
export function parameterStore(clock: Clock): Parameters {
  const client = new SSMClient(localClientConfig('us-east-2'));
  attachLocalCloud(client, createLocalCloud({ clock }));
  return createParameters(client, callsTo({ region: 'us-east-2' }));
}
