/** A name as people write it: in lower case, without the last dot. */
export function plainName(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/\.$/, '');
}
