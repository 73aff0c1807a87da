/** Whether Node reports an error of that kind: `ENOENT`, `EPERM`. */
export function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
