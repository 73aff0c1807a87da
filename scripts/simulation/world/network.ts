import { faultsOf, isDuring, type Place, type RegionPlace, type Schedule } from '../schedule/fault';

export type Reach = 'open' | 'refused' | 'hangs';

/** What the schedule says of regions and the ways between them; times since the run began. */
export class Network {
  constructor(private readonly schedule: Schedule) {}

  isUp(place: Place, atMs: number): boolean {
    return !faultsOf(this.schedule, 'region-lost').some(
      (fault) => fault.place === place && isDuring(fault, atMs),
    );
  }

  /** What happens to a packet on its way. */
  reach(from: Place, to: Place, atMs: number): Reach {
    const lost = faultsOf(this.schedule, 'region-lost').find(
      (fault) => (fault.place === to || fault.place === from) && isDuring(fault, atMs),
    );
    if (lost !== undefined) {
      return lost.manner === 'refuses' ? 'refused' : 'hangs';
    }
    const cut = faultsOf(this.schedule, 'partition').some(
      (fault) =>
        from !== to &&
        fault.between.includes(from) &&
        fault.between.includes(to) &&
        isDuring(fault, atMs),
    );
    return cut ? 'hangs' : 'open';
  }

  /** Whether what a region's functions ask for takes no time on its way. */
  isAtOnce(from: Place, atMs: number): boolean {
    return faultsOf(this.schedule, 'punctual').some(
      (fault) => fault.place === from && isDuring(fault, atMs),
    );
  }

  /** Whether the cluster could take a write, were it the writer. */
  isDatabaseUp(place: RegionPlace, atMs: number): boolean {
    return (
      this.isUp(place, atMs) &&
      !faultsOf(this.schedule, 'writer-lost').some(
        (fault) => fault.place === place && isDuring(fault, atMs),
      )
    );
  }
}
