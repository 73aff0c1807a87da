import type { HomeRole } from '../../../templates-src/topology';

/** Where a request went, or an answer led. `none`: to neither region, for want of an answer or a connection. */
export type Destination = HomeRole | 'none';

export interface Setting {
  readonly name: string;
  readonly value: string;
}
