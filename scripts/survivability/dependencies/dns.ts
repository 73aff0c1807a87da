import { readPath } from '../../rto/settings/read-document';
import { type Dependency, lost, type Standing, SURVIVES } from '../dependency';
import type { Deployment } from '../deployment/deployment';

const FILE = 'generated/global-dns.yaml';

/** Route 53 needs three checker regions for a health check: API reference, HealthCheckConfig. */
const MIN_CHECKER_REGIONS = 3;

/**
 * DNS follows by health checks and answers, which Route 53 gives from everywhere:
 * docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html.
 * What they watch must not be in the lost region.
 */
export function dnsDependencies(deployment: Deployment): Dependency[] {
  return Object.entries(deployment.globalDns.Resources).flatMap(([id, { Type, Properties }]) => {
    switch (Type) {
      case 'AWS::Route53::HealthCheck':
        return [healthCheck(deployment, id, readPath(Properties, 'HealthCheckConfig'))];
      case 'AWS::CloudWatch::Alarm':
        return [informationalAlarm(deployment, id)];
      default:
        return [];
    }
  });
}

function healthCheck(deployment: Deployment, id: string, config: unknown): Dependency {
  const type = String(readPath(config, 'Type'));
  const alarmRegion = readPath(config, 'AlarmIdentifier', 'Region');
  const isAlarm = typeof alarmRegion === 'string';
  return {
    needs: id,
    what: isAlarm
      ? `alarm ${String(readPath(config, 'AlarmIdentifier', 'Name'))}`
      : `${type} check`,
    region: isAlarm ? alarmRegion : 'everywhere',
    plane: 'data',
    standing: isAlarm
      ? alarmStanding(deployment, alarmRegion)
      : checkerStanding(deployment, readPath(config, 'Regions')),
    place: { file: FILE, path: ['Resources', id, 'Properties', 'HealthCheckConfig'] },
  };
}

/** The latch keeps DNS away from a lost primary, so it has to be where it is set: in the DR region. */
function alarmStanding({ regions, survivorRole }: Deployment, region: string): Standing {
  if (region !== regions.dr.name) {
    return lost(
      `the latch is published in ${regions.dr.name}; an alarm in ${region} never sees it`,
    );
  }
  return survivorRole === 'dr'
    ? SURVIVES
    : {
        kind: 'best effort',
        because:
          'with the DR region lost its alarm has no data, and the last status stands; when it held the latch, Route 53 finds neither record healthy and answers the primary',
      };
}

function checkerStanding({ lost: lostRegion }: Deployment, regions: unknown): Standing {
  const left = Array.isArray(regions) ? regions.filter((region) => region !== lostRegion) : [];
  return Array.isArray(regions) && left.length < MIN_CHECKER_REGIONS
    ? lost(`only ${left.length} checker regions are left without ${lostRegion}`)
    : SURVIVES;
}

function informationalAlarm({ regions }: Deployment, id: string): Dependency {
  return {
    needs: id,
    what: 'alarm on a health check',
    region: regions.primary.name,
    plane: 'data',
    standing: { kind: 'not on the path', because: 'it notifies people; nothing is started by it' },
    place: { file: FILE, path: ['Resources', id] },
  };
}
