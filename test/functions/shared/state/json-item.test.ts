import { listOf } from '../../../../functions/shared/state/guards';
import { changeJson, type JsonItem, readJson } from '../../../../functions/shared/state/json-item';
import { memoryTable } from '../../support/memory-dynamodb';

const isText = (value: unknown): value is string => typeof value === 'string';
const NAMES: JsonItem<readonly string[]> = {
  name: 'names',
  parse: (stored) => listOf(stored, isText),
};

describe('a JSON item', () => {
  test('is what its parser makes of nothing, before the first write', async () => {
    const { table } = memoryTable();

    expect(await readJson(table, NAMES)).toEqual({ value: [], revision: 0 });
  });

  test('counts its changes', async () => {
    const { table } = memoryTable();
    await changeJson(table, NAMES, (names) => [...names, 'one']);

    await changeJson(table, NAMES, (names) => [...names, 'two']);

    expect(await readJson(table, NAMES)).toEqual({ value: ['one', 'two'], revision: 2 });
  });

  test('loses no change of writers at the same time', async () => {
    const { table } = memoryTable();

    await Promise.all(
      ['one', 'two', 'three'].map((name) => changeJson(table, NAMES, (names) => [...names, name])),
    );

    const { value, revision } = await readJson(table, NAMES);
    expect([...value].sort()).toEqual(['one', 'three', 'two']);
    expect(revision).toBe(3);
  });

  test('is not written when nothing changes', async () => {
    const { table } = memoryTable();
    await changeJson(table, NAMES, (names) => [...names, 'one']);

    const { revision } = await changeJson(table, NAMES, (names) => names);

    expect(revision).toBe(1);
  });

  test('drops what can not be understood', async () => {
    const { table, items } = memoryTable();
    const stored = (json: string) =>
      items.set('names', { item: { S: 'names' }, json: { S: json }, revision: { N: '4' } });

    stored('["one", 2]');
    expect(await readJson(table, NAMES)).toEqual({ value: ['one'], revision: 4 });
    stored('{"broken');
    expect(await readJson(table, NAMES)).toEqual({ value: [], revision: 4 });
  });

  test('changes what the caller has read already, and reads again when that is old', async () => {
    const { table } = memoryTable();
    const add = (name: string) => (names: readonly string[]) => [...names, name];
    const old = await readJson(table, NAMES);
    const current = await changeJson(table, NAMES, add('one'), old);

    await changeJson(table, NAMES, add('two'), old);

    expect(current).toEqual({ value: ['one'], revision: 1 });
    expect(await readJson(table, NAMES)).toEqual({ value: ['one', 'two'], revision: 2 });
  });

  test('gives up when others change it every time', async () => {
    const { table, items } = memoryTable();
    let revision = 0;

    const result = changeJson(table, NAMES, (names) => {
      revision += 1;
      items.set('names', { json: { S: '[]' }, revision: { N: String(revision) } });
      return [...names, 'mine'];
    });

    await expect(result).rejects.toThrow('item "names" of the state table changed 5 times');
  });
});
