import { OPEN_INTAKES_INDEX } from '../../../functions/payment-service/stand-in/intake-index';
import { sub } from '../../cfn/functions';
import { allow, type PolicyStatement } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';
import { useKey } from '../failover/statements';

/**
 * What a task may do with intakes: accept and book its own region's, and book the other region's.
 * It can't delete any, and accepts none over there. By name: neither stack waits for the other.
 */
export function standInStatements({
  parameters,
  name,
  peerName,
}: RegionalContext): PolicyStatement[] {
  const own = tableArn(aws.region, name('intakeTable'));
  const peer = tableArn(parameters.PeerRegion, peerName('intakeTable'));
  return [
    allow({
      Sid: 'KeepIntakes',
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: own,
    }),
    allow({
      Sid: 'BookIntakesOfPeer',
      Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
      Resource: peer,
    }),
    allow({ Sid: 'ListIntakes', Action: 'dynamodb:Query', Resource: indexArn(own) }),
    allow({ Sid: 'ListIntakesOfPeer', Action: 'dynamodb:Query', Resource: indexArn(peer) }),
    // The own key is a task's to use for the state table already.
    useKey('DecryptIntakesOfPeer', parameters.PeerKeyArn, parameters.PeerRegion, ['dynamodb']),
  ];
}

const tableArn = (region: Value<string>, table: Value<string>): Value<string> =>
  sub`arn:${aws.partition}:dynamodb:${region}:${aws.accountId}:table/${table}`;

const indexArn = (table: Value<string>): Value<string> => sub`${table}/index/${OPEN_INTAKES_INDEX}`;
