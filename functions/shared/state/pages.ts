import { isObject } from './guards';
import { changeJson, type JsonItem, readJson } from './json-item';
import type { StateTable } from './table';

/** When each reason was last paged for, since the last all-clear. */
export type Pages = Readonly<Record<string, number>>;

const PAGES: JsonItem<Pages> = { name: 'pages', parse: parsePages };

export async function readPages(table: StateTable): Promise<Pages> {
  return (await readJson(table, PAGES)).value;
}

/**
 * Records a page that was sent. It is sent first and recorded after: a crash
 * between the two pages twice, where the other order would page nobody.
 */
export async function recordPage(table: StateTable, reason: string, atMs: number): Promise<void> {
  await changeJson(table, PAGES, (pages) => ({ ...pages, [reason]: atMs }));
}

/** Forgets what was paged for: the next time is news again. */
export async function clearPages(table: StateTable): Promise<void> {
  await changeJson(table, PAGES, (pages) => (Object.keys(pages).length === 0 ? pages : {}));
}

function parsePages(stored: unknown): Pages {
  const entries = isObject(stored) ? Object.entries(stored) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
