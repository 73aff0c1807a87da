/** Numbers in (0, 1), open at both ends so that every quantile function takes them. */
export type Random = () => number;

const WORD = 2 ** 32;
/** The generator forgets a seed with few bits set after this many numbers. */
const WARM_UP_ROUNDS = 16;

/**
 * A small fast counting generator (sfc32, 128 bits of state), because
 * `Math.random` takes no seed and the same seed has to give the same figures.
 * https://pracrand.sourceforge.net/RNG_engines.txt
 */
export function seededRandom(seed: number, stream: number): Random {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return ((sum >>> 0) + 0.5) / WORD;
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    next();
  }
  return next;
}
