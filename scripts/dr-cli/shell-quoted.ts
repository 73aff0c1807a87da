/** As a shell reads it back: an empty value and an address may hold anything. */
export function shellQuoted(value: string): string {
  return /^[\w.:@/+-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}
