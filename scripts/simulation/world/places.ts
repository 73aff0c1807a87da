import { defaultRegions, type Region } from '../../../templates-src/topology';
import type { RegionPlace } from '../schedule/fault';

/** When every run begins, in milliseconds since 1970; whole minutes, as metrics count them. */
export const EPOCH_MS = Date.UTC(2030, 0, 1);

export const PLACES: readonly RegionPlace[] = ['primary', 'dr'];

export const regionOf = (place: RegionPlace): Region => defaultRegions[place];

export function placeOfRegion(region: string): RegionPlace {
  const place = PLACES.find((each) => regionOf(each).name === region);
  if (place === undefined) {
    throw new Error(`${region} is no region of the simulation`);
  }
  return place;
}

export const otherPlace = (place: RegionPlace): RegionPlace =>
  place === 'primary' ? 'dr' : 'primary';

export const byPlace = <T>(make: (place: RegionPlace) => T): Record<RegionPlace, T> => ({
  primary: make('primary'),
  dr: make('dr'),
});
