import type { HomeRole } from '../../../templates-src/topology';

/** What is wrong with a region as a whole. */
export type RegionCondition =
  | 'up'
  /** Everything in it has ended; the network says so. */
  | 'killed'
  /** Everything in it goes on, and nothing gets in or out; nobody is told. */
  | 'unreachable';

/** A region, or the rest of the world: clients, Route 53's checkers, other regions. */
export type Place = HomeRole | 'elsewhere';

export type Reach = 'reached' | 'refused' | 'no-answer';

/** Who reaches whom. */
export class Reachability {
  private readonly conditions: Record<HomeRole, RegionCondition> = { primary: 'up', dr: 'up' };
  private isLinkCut = false;

  condition(region: HomeRole): RegionCondition {
    return this.conditions[region];
  }

  change(region: HomeRole, condition: RegionCondition): void {
    this.conditions[region] = condition;
  }

  /** The way between the two regions alone. */
  cutLink(isCut: boolean): void {
    this.isLinkCut = isCut;
  }

  reach(from: Place, to: Place): Reach {
    const conditions = [from, to].map((place) =>
      place === 'elsewhere' ? 'up' : this.conditions[place],
    );
    if (conditions.includes('killed')) return 'refused';
    if (from === to) return 'reached';
    if (conditions.includes('unreachable')) return 'no-answer';
    return this.isLinkCut && from !== 'elsewhere' && to !== 'elsewhere' ? 'no-answer' : 'reached';
  }
}
