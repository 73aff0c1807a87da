import fc from 'fast-check';
import { nastyText, nastyValue } from './nasty-values';

type Change =
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'remove' }
  | { readonly kind: 'add'; readonly name: string; readonly value: unknown };

const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('replace' as const), value: nastyValue }) },
  fc.constant({ kind: 'remove' as const }),
  fc.record({ kind: fc.constant('add' as const), name: nastyText, value: nastyValue }),
);

/** Values with one to three places in them replaced, removed or added to. */
export const mutated = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(value, fc.array(fc.tuple(fc.nat({ max: 20 }), change), { minLength: 1, maxLength: 3 }))
    .map(([original, changes]) =>
      changes.reduce(
        (changed, [place, { ...how }]) => applyAt(changed, { left: place }, how),
        original,
      ),
    );

/** Walks into the value and makes the change at the place that the count runs out at. */
function applyAt(value: unknown, place: { left: number }, how: Change): unknown {
  if (place.left === 0) return how.kind === 'replace' ? how.value : addTo(value, how);
  place.left -= 1;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
    if (place.left === 0 && how.kind === 'remove') {
      place.left = -1;
      return [];
    }
    return place.left < 0 ? [[name, member]] : [[name, applyAt(member, place, how)]];
  });
  return Object.fromEntries(members);
}

function addTo(value: unknown, how: Change): unknown {
  return how.kind === 'add' && typeof value === 'object' && value !== null
    ? { ...value, [how.name]: how.value }
    : value;
}
