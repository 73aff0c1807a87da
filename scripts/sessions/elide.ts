/** A line about one resource of a stack: there are hundreds, and all alike. */
const RESOURCE_LINE =
  /^[\w-]+@(?:primary|dr): (?:CREATE|UPDATE|DELETE|ROLLBACK)\w*_(?:IN_PROGRESS|COMPLETE) \S+ AWS::/;

/** `20260105T090000-bf6ae3`: its end is by chance. */
const RUN_ID = /\b(\d{8}T\d{6})-[0-9a-f]{6}\b/g;

/** Of a template or a zip: another one with every change. */
const CONTENT_HASH = /\b[0-9a-f]{64}\b/g;

/** What a reader needs of a long session, and the same whenever it is recorded. */
export const elided = (text: string): string =>
  text
    .replaceAll(RUN_ID, '$1-0a1b2c')
    .replaceAll(CONTENT_HASH, '<sha256>')
    .split('\n')
    .filter((line) => !RESOURCE_LINE.test(line))
    .join('\n');
