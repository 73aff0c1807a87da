import { standardNormalQuantile } from './normal';

/** How long something takes, in seconds. */
export type Distribution =
  | { readonly kind: 'constant'; readonly seconds: number }
  | { readonly kind: 'uniform'; readonly from: number; readonly to: number }
  | {
      readonly kind: 'triangular';
      readonly from: number;
      readonly mode: number;
      readonly to: number;
    }
  | { readonly kind: 'log-normal'; readonly median: number; readonly p95: number }
  /** `weight` of the runs take `tail` instead of `body`. */
  | {
      readonly kind: 'mixture';
      readonly body: Distribution;
      readonly tail: Distribution;
      readonly weight: number;
    };

export function constant(seconds: number): Distribution {
  return { kind: 'constant', seconds };
}

export function uniform(from: number, to: number): Distribution {
  return { kind: 'uniform', from, to };
}

export function triangular(from: number, mode: number, to: number): Distribution {
  return { kind: 'triangular', from, mode, to };
}

export function logNormal(median: number, p95: number): Distribution {
  return { kind: 'log-normal', median, p95 };
}

export function mixture(body: Distribution, tail: Distribution, weight: number): Distribution {
  return { kind: 'mixture', body, tail, weight };
}

const NORMAL_P95 = standardNormalQuantile(0.95);

/**
 * A function from a number in (0, 1) to seconds. Inverse transform, one number a
 * draw: two scenarios with one seed then differ by what was changed, not by luck.
 */
export function quantileOf(distribution: Distribution): (probability: number) => number {
  switch (distribution.kind) {
    case 'constant': {
      const { seconds } = distribution;
      return () => seconds;
    }
    case 'uniform': {
      const { from, to } = distribution;
      return (probability) => from + probability * (to - from);
    }
    case 'triangular':
      return triangularQuantile(distribution);
    case 'log-normal': {
      const { median, p95 } = distribution;
      const sigma = Math.log(p95 / median) / NORMAL_P95;
      return (probability) => median * Math.exp(sigma * standardNormalQuantile(probability));
    }
    case 'mixture': {
      const { weight } = distribution;
      const body = quantileOf(distribution.body);
      const tail = quantileOf(distribution.tail);
      return (probability) =>
        probability < weight
          ? tail(probability / weight)
          : body((probability - weight) / (1 - weight));
    }
  }
}

function triangularQuantile({
  from,
  mode,
  to,
}: {
  readonly from: number;
  readonly mode: number;
  readonly to: number;
}): (probability: number) => number {
  const rising = (mode - from) / (to - from);
  const risingScale = (to - from) * (mode - from);
  const fallingScale = (to - from) * (to - mode);
  return (probability) =>
    probability < rising
      ? from + Math.sqrt(probability * risingScale)
      : to - Math.sqrt((1 - probability) * fallingScale);
}

/** `triangular 30 / 45 / 90 s`, for people. */
export function describeDistribution(distribution: Distribution): string {
  switch (distribution.kind) {
    case 'constant':
      return `${distribution.seconds} s`;
    case 'uniform':
      return `uniform ${distribution.from} to ${distribution.to} s`;
    case 'triangular':
      return `triangular ${distribution.from} / ${distribution.mode} / ${distribution.to} s`;
    case 'log-normal':
      return `log-normal, median ${distribution.median} s, p95 ${distribution.p95} s`;
    case 'mixture':
      return (
        `${describeDistribution(distribution.body)}; ` +
        `${percent(distribution.weight)}: ${describeDistribution(distribution.tail)}`
      );
  }
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
