import type { StepFacts } from '../../../../functions/failover/step-facts';
import type { FailoverWorld } from './failover-world';

/** A JSON item of this region's state table; undefined when there is none. */
export function jsonItem(world: FailoverWorld, name: string): unknown {
  const item = world.own.items()[JSON.stringify([{ S: name }])];
  const json = (item as { readonly json?: { readonly S?: string } } | undefined)?.json?.S;
  return json === undefined ? undefined : JSON.parse(json);
}

export function factsOf(world: FailoverWorld, epoch: number): StepFacts {
  return (jsonItem(world, `facts#${epoch}`) ?? {}) as StepFacts;
}
