import { whereAnswered } from '../calls/planes';
import { type Dependency, lost, type Standing, SURVIVES } from '../dependency';

/** Region, plane and standing of a call that is made in the surviving region. */
export function callInSurvivor(
  action: string,
  survivor: string,
): Pick<Dependency, 'region' | 'plane' | 'standing'> {
  const answered = whereAnswered(action);
  if (answered === undefined) {
    return {
      region: survivor,
      plane: 'control',
      standing: lost(
        `no table says where ${action} is answered; add it to scripts/survivability/calls/planes.ts with its source`,
      ),
    };
  }
  switch (answered.by) {
    case 'region':
      return { region: survivor, plane: answered.plane, standing: SURVIVES };
    case 'global control plane':
      return {
        region: answered.region,
        plane: 'control',
        standing: lost(`it needs ${answered.why} in ${answered.region}`),
      };
    case 'region, creating':
      return { region: survivor, plane: 'control', standing: lost(answered.why) };
  }
}

/** The same call sent to the other region: harmless only where nothing waits for it. */
export function callInLostRegion(
  region: string,
  standing: Standing,
): Pick<Dependency, 'region' | 'plane' | 'standing'> {
  return { region, plane: 'control', standing };
}
