import { isObject } from './guards';
import { changeJson, type JsonItem, readJson, type Stored } from './json-item';
import type { StateTable } from './table';

/** When each reason was last paged for, since the last all-clear. */
export type Pages = Readonly<Record<string, number>>;

const PAGES: JsonItem<Pages> = { name: 'pages', parse: parsePages };

export type StoredPages = Stored<Pages>;

export const readPages = (table: StateTable): Promise<StoredPages> => readJson(table, PAGES);

/**
 * Records a page that was sent. It is sent first and recorded after: a crash
 * between the two pages twice, where the other order would page nobody.
 */
export async function recordPage(
  table: StateTable,
  reason: string,
  atMs: number,
  lastRead: StoredPages,
): Promise<void> {
  await changeJson(table, PAGES, (pages) => ({ ...pages, [reason]: atMs }), lastRead);
}

/** Forgets what was paged for: the next time is news again. */
export async function clearPages(table: StateTable, lastRead: StoredPages): Promise<void> {
  await changeJson(table, PAGES, () => ({}), lastRead);
}

function parsePages(stored: unknown): Pages {
  const entries = isObject(stored) ? Object.entries(stored) : [];
  return Object.fromEntries(
    entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}
