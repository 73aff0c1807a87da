import { foundationStackPolicy } from '../../../templates-src/foundation/stack-policy';

test('no update replaces or deletes the key, the transaction log or the network', () => {
  const { Statement } = foundationStackPolicy();

  expect(Statement).toContainEqual(
    expect.objectContaining({
      Effect: 'Deny',
      Action: ['Update:Replace', 'Update:Delete'],
      Resource: [
        'LogicalResourceId/EncryptionKey',
        'LogicalResourceId/TransactionLogBucket',
        'LogicalResourceId/Vpc',
      ],
    }),
  );
});
