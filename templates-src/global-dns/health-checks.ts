import type { HandleOf } from '../cfn/handle';
import * as route53 from '../cfn/resources/route53.gen';
import type { Template } from '../cfn/template';
import type { Value } from '../cfn/value';
import { FAILOVER_LATCH } from '../latch';
import { alarmName, namesIn } from '../naming';
import type { GlobalDnsParameters } from './parameters';
import type { RegionalEntries, RegionalEntry } from './regional-records';

export type HealthCheckHandle = HandleOf<route53.HealthCheck>;

export interface HealthChecks {
  /** The home primary serves requests. */
  readonly ready: HealthCheckHandle;
  /** The home primary accepts writes. */
  readonly writer: HealthCheckHandle;
  /** No failover has taken clients away from the home primary. */
  readonly latch: HealthCheckHandle;
  /** Clients belong in the home primary: everything that has to hold for it. */
  readonly primary: HealthCheckHandle;
}

/**
 * Where Route 53 checks from: all of its places but us-east-1, so that its vote
 * doesn't come out of the region that may be lost; us-east-2 isn't one of them.
 * An endpoint is healthy while more than 18 % of the checkers say so. With seven
 * places each has about a seventh of the votes (14 %: that checkers are spread
 * evenly is a guess), so no single place can keep a dead region healthy; with
 * five it could.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/dns-failover-determining-health-of-endpoints.html
 */
export const CHECKER_REGIONS = [
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'sa-east-1',
];

/** Shortest interval Route 53 has; 30 s, the other, would add a minute to every failover. */
const REQUEST_INTERVAL_SECONDS = 10;

/** Requests in a row before a verdict changes: one lost packet moves nobody, 30 s of silence do. */
const FAILURE_THRESHOLD = 3;

export function addHealthChecks(
  template: Template,
  parameters: GlobalDnsParameters,
  { primary: region, primaryRecord }: RegionalEntries,
): HealthChecks {
  const name = namesIn(parameters);
  // A check made before its name resolves would begin with failures.
  const options = { dependsOn: [primaryRecord] };
  const ready = template.add(
    'ReadyHealthCheck',
    endpointCheck(region, '/health/ready', name('readyHealthCheck')),
    options,
  );
  // Apart from the one above: a database failover inside the region takes 10 to 30 s and must
  // not send clients away, while a region that can't write for longer has to be failed over.
  const writer = template.add(
    'WriterHealthCheck',
    endpointCheck(region, '/health/writer', name('writerHealthCheck')),
    options,
  );
  const latch = template.add('LatchHealthCheck', latchCheck(parameters, name('latchHealthCheck')));
  const primary = template.add(
    'PrimaryHealthCheck',
    allHealthy([ready, latch], name('primaryHealthCheck')),
  );
  return { ready, writer, latch, primary };
}

function endpointCheck(region: RegionalEntry, path: string, name: Value<string>) {
  return new route53.HealthCheck({
    HealthCheckConfig: {
      Type: 'HTTPS',
      FullyQualifiedDomainName: region.hostName,
      Port: 443,
      ResourcePath: path,
      // The load balancer picks its certificate by name, as it does for clients.
      EnableSNI: true,
      RequestInterval: REQUEST_INTERVAL_SECONDS,
      FailureThreshold: FAILURE_THRESHOLD,
      // How close answers come to the 2 s a checker waits. It can't be switched on later without
      // replacing the check, and a replaced check counts as healthy until it has data.
      MeasureLatency: true,
      Regions: CHECKER_REGIONS,
    },
    HealthCheckTags: [{ Key: 'Name', Value: name }],
  });
}

/**
 * Unhealthy while the DR region holds the latch. Keeps DNS there when the old primary comes
 * back, without a call to Route 53's control plane: Route 53 reads the alarm's metric itself,
 * in the DR region, and not the alarm's state.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 *
 * Without data the last status stands, and before there ever was any it is healthy: a watcher
 * that dies after a failover must not give DNS back to a region whose database can't write.
 * docs/decisions/0007-the-latch-holds-without-data.md
 */
function latchCheck({ EnvironmentSuffix, PeerRegion }: GlobalDnsParameters, name: Value<string>) {
  return new route53.HealthCheck({
    HealthCheckConfig: {
      Type: 'CLOUDWATCH_METRIC',
      AlarmIdentifier: {
        Name: alarmName(FAILOVER_LATCH, { EnvironmentSuffix }),
        Region: PeerRegion,
      },
      InsufficientDataHealthStatus: 'LastKnownStatus',
    },
    HealthCheckTags: [{ Key: 'Name', Value: name }],
  });
}

/** Healthy while every one of the checks is. The number follows the list: fewer would be a vote. */
function allHealthy(checks: readonly HealthCheckHandle[], name: Value<string>) {
  return new route53.HealthCheck({
    HealthCheckConfig: {
      Type: 'CALCULATED',
      ChildHealthChecks: checks.map((check) => check.att('HealthCheckId')),
      HealthThreshold: checks.length,
    },
    HealthCheckTags: [{ Key: 'Name', Value: name }],
  });
}
