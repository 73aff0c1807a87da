/** Whether `17.5` is below `17.7`; a part that isn't a number counts as equal. */
export function isLowerVersion(version: string, than: string): boolean {
  const [own, other] = [version, than].map((text) => text.split('.').map(Number));
  for (let index = 0; index < Math.max(own?.length ?? 0, other?.length ?? 0); index += 1) {
    const difference = (own?.[index] ?? 0) - (other?.[index] ?? 0);
    if (difference !== 0 && !Number.isNaN(difference)) {
      return difference < 0;
    }
  }
  return false;
}

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Summary.html */
const SIZES = ['micro', 'small', 'medium', 'large', 'xlarge'];

/**
 * Whether `db.r6g.large` is smaller than `db.r6g.2xlarge`. Generations aren't compared: which of two
 * is faster depends on the load.
 */
export function isSmallerClass(instanceClass: string, than: string): boolean {
  const [own, other] = [stepOf(instanceClass), stepOf(than)];
  return own !== undefined && other !== undefined && own < other;
}

/** Place on a ladder where each is about twice the one before; undefined for a size that isn't on it. */
function stepOf(instanceClass: string): number | undefined {
  const size = instanceClass.split('.')[2] ?? '';
  const multiple = /^(\d+)xlarge$/.exec(size)?.[1];
  if (multiple !== undefined) {
    return SIZES.length - 1 + Math.log2(Number(multiple));
  }
  return SIZES.includes(size) ? SIZES.indexOf(size) : undefined;
}
