import { deployedRegion } from '../../../../scripts/simulation/deployment/deployment';
import { createWorld } from '../../../../scripts/simulation/world/world';

describe('the state table of the simulated world', () => {
  const { stateTable: TableName } = deployedRegion('dr').config;
  const Key = { item: { S: 'latch' } };

  async function written() {
    const world = createWorld({ durationMs: 60_000, faults: [] }, 1);
    const { cloud, timeline } = world;
    const epochs: [string, string][] = [
      ['PutItem', '1'],
      ['PutItem', '2'],
    ];
    for (const [operation, epoch] of epochs) {
      await timeline.runUntil(timeline.nowMs() + 2000);
      cloud.perform('DynamoDB', operation, 'dr', {
        TableName,
        Item: { ...Key, epoch: { N: epoch } },
      });
    }
    const read = (input: object) =>
      cloud.perform('DynamoDB', 'GetItem', 'dr', { TableName, Key, ...input });
    return { timeline, read };
  }

  test('is a second behind for who does not ask for the newest', async () => {
    const { timeline, read } = await written();

    expect(read({})).toMatchObject({ Item: { epoch: { N: '1' } } });
    expect(read({ ConsistentRead: true })).toMatchObject({ Item: { epoch: { N: '2' } } });
    await timeline.runUntil(timeline.nowMs() + 1000);
    expect(read({})).toMatchObject({ Item: { epoch: { N: '2' } } });
  });
});
