import type { RegionPlace } from '../schedule/fault';
import { regionOf } from '../world/places';
import { type DeployedDns, readDeployedDns } from './deployed-dns';
import { type DeployedRegion, readDeployedRegion } from './deployed-region';
import { deployedDocuments } from './templates';

/** What `dr-cli deploy` leaves behind, in the terms of the simulation. */
export interface Deployment {
  readonly regions: Readonly<Record<RegionPlace, DeployedRegion>>;
  readonly dns: DeployedDns;
}

let known: Deployment | undefined;

/** Worked out once in a process: it costs more than a run. */
export function deployment(): Deployment {
  known ??= read();
  return known;
}

export const deployedRegion = (place: RegionPlace): DeployedRegion => deployment().regions[place];

function read(): Deployment {
  const { regional, globalDns } = deployedDocuments();
  const region = (place: RegionPlace) => readDeployedRegion(regional[place], regionOf(place).name);
  return {
    regions: { primary: region('primary'), dr: region('dr') },
    dns: readDeployedDns(globalDns),
  };
}
