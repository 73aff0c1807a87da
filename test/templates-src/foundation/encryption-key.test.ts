import { propertiesOf } from '../../support/resolve';
import { deployed } from './fixture';

interface Statement {
  readonly Principal: { readonly Service?: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Condition?: object;
}

/** What the key's policy says of a service. */
function statementFor(service: string): Statement | undefined {
  const { KeyPolicy } = propertiesOf(deployed({ role: 'dr' }), 'EncryptionKey');
  return (KeyPolicy as { Statement: Statement[] }).Statement.find(({ Principal }) =>
    [Principal.Service].flat().includes(service),
  );
}

test.each(['cloudwatch.amazonaws.com', 'events.amazonaws.com', 'events.rds.amazonaws.com'])(
  '%s can publish to the encrypted topic',
  (service) => {
    expect(statementFor(service)?.Action).toEqual(['kms:GenerateDataKey*', 'kms:Decrypt']);
  },
);

test('nothing is asked of events that their requests do not carry', () => {
  const statements = [
    statementFor('events.amazonaws.com'),
    statementFor('events.rds.amazonaws.com'),
  ];

  expect(statements.map((statement) => statement?.Condition)).toEqual([undefined, undefined]);
});

test('logs of the region use the key for log groups of this account only', () => {
  const statement = statementFor('logs.us-east-2.amazonaws.com');

  expect(statement?.Condition).toEqual({
    ArnLike: {
      'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-east-2:111122223333:log-group:*',
    },
  });
});

test('the key rotates', () => {
  expect(propertiesOf(deployed(), 'EncryptionKey')).toMatchObject({ EnableKeyRotation: true });
});
