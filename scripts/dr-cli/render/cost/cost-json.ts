import { GUESSES, LEFT_OUT } from '../../../engine/cost/assumptions';
import { type RegionState, totalUsd } from '../../../engine/cost/estimate';
import { PRICES_AS_OF, seenFor } from '../../../engine/cost/prices';
import { locationId } from '../../../engine/topology';
import type { CostReport } from './cost-text';

/** Of what `cost --json` prints; docs/cost.md has its fields. */
export const COST_VERSION = '1.0';

/** For programs. */
export function costObject({ lines, states, regions, assumptions }: CostReport): object {
  const inStates = (of: (state: RegionState) => number) =>
    Object.fromEntries(states.map((state) => [state, of(state)]));
  return {
    version: COST_VERSION,
    currency: 'USD',
    pricesAsOf: PRICES_AS_OF,
    totals: {
      both: inStates((state) => totalUsd(lines, state)),
      ...Object.fromEntries(
        regions.map((region) => [
          region,
          inStates((state) =>
            totalUsd(
              lines.filter((line) => line.region === region),
              state,
            ),
          ),
        ]),
      ),
    },
    lines: lines.map(({ location, region, what, price, quantity, usd }) => ({
      stack: locationId(location),
      region,
      what,
      quantity: inStates((state) => quantity[state]),
      usd: inStates((state) => usd[state]),
      price: {
        usd: price.usd,
        unit: price.unit,
        source: price.source,
        seen: seenFor(price, region) ?? null,
        verified: seenFor(price, region) !== undefined,
      },
    })),
    assumptions: { ...assumptions, guesses: GUESSES },
    leftOut: LEFT_OUT,
  };
}
