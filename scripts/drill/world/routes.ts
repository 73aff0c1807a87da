import type { HomeRole } from '../../../templates-src/topology';

export interface Route {
  readonly region: HomeRole;
  /** Of the region's edge on the loopback interface. */
  readonly port: number;
}

/**
 * The way from the addresses that DNS answers, which are those of load balancers, to ports of this
 * machine. As a network does it: whoever sends to an address needn't know.
 */
export class Routes {
  private readonly byAddress = new Map<string, Route>();

  add(addresses: readonly string[], route: Route): void {
    for (const address of addresses) this.byAddress.set(address, route);
  }

  to(address: string): Route | undefined {
    return this.byAddress.get(address);
  }

  /** For other processes. */
  entries(): readonly (readonly [string, Route])[] {
    return [...this.byAddress];
  }
}
