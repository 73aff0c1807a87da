import type { HomeRole } from '../../../templates-src/topology';
import type { CallInTransit, CallOutcome, Interference } from '../../local-cloud/runtime/call';
import type { Place, Reachability } from './reachability';

/** Services that answer everywhere: their data planes are not in a region. */
const EVERYWHERE: ReadonlySet<string> = new Set(['Route 53 DNS']);

/** What becomes of calls to and from AWS while regions are lost or cut off. */
export function interferenceOf(
  reachability: Reachability,
  regions: Readonly<Record<HomeRole, string>>,
): Interference {
  const placeOf = (region: string): Place => {
    if (region === regions.primary) return 'primary';
    return region === regions.dr ? 'dr' : 'elsewhere';
  };
  return (call) => outcome(reachability, call, placeOf);
}

function outcome(
  reachability: Reachability,
  { service, from, fromRegion, toRegion }: CallInTransit,
  placeOf: (region: string) => Place,
): CallOutcome {
  const caller = placeOf(fromRegion);
  // What runs in a region that has ended does nothing any more.
  if (caller !== 'elsewhere' && reachability.condition(caller) === 'killed') {
    return from.kind === 'lambda' ? { kind: 'crash', when: 'before' } : { kind: 'hang' };
  }
  const callee = EVERYWHERE.has(service) ? 'elsewhere' : placeOf(toRegion);
  switch (reachability.reach(caller, callee)) {
    case 'reached':
      return { kind: 'ok' };
    case 'refused':
      return { kind: 'refused' };
    case 'no-answer':
      return { kind: 'hang' };
  }
}
