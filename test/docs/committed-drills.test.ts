import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify } from '../../scripts/drill/report/verify';

const folder = join(__dirname, '../../docs/drills');
const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
const reports = readdirSync(folder).filter((file) => file.endsWith('.html'));

describe.each(reports)('the committed report %s', (file) => {
  const { reading, page } = verify(readFileSync(join(folder, file)));

  test('is whole, and shows what its evidence says', () => {
    expect(reading.kind).toBe('intact');
    expect(page).toEqual({ kind: 'as-rendered' });
  });

  test('is linked from the README', () => {
    expect(readme).toContain(`docs/drills/${file}`);
  });
});

test('there is one', () => {
  expect(reports).not.toEqual([]);
});
