import { taskBounds } from '../../../templates-src/regional/capacity';
import type { Service, ServiceContext } from '../../local-cloud/service';
import { dynamoDb } from '../../local-cloud/services/dynamodb';
import { lambda } from '../../local-cloud/services/lambda';
import { stepFunctions } from '../../local-cloud/services/step-functions';
import { Random } from '../kernel/random';
import { Timeline } from '../kernel/timeline';
import { noObservations, type Observations } from '../observations';
import { faultsOf, type RegionPlace, type Schedule } from '../schedule/fault';
import { AwsCloud } from './aws/aws-cloud';
import { cloudWatchService } from './aws/cloudwatch';
import { autoScalingService, ecsService } from './aws/ecs';
import { s3Service, snsService } from './aws/messages';
import { rdsService } from './aws/rds';
import { Database } from './database';
import { deployedState } from './deployed-state';
import { DnsFailover } from './dns-failover';
import { isDraining } from './draining';
import { type FunctionCalls, functionCalls } from './function-calls';
import { Functions } from './functions';
import { Metrics } from './metrics';
import { Network } from './network';
import { startOperators } from './operator';
import { PaymentService } from './payment-service';
import { EPOCH_MS, namesOf } from './places';
import { deliverRdsNews } from './rds-events';
import { StateMachines } from './state-machines';
import { Tasks } from './tasks';
import { startTraffic } from './traffic';
import { startWatchers } from './watchers';

/** Seconds a data point of the latch counts; the alarm's period with what evaluation takes. */
const LATCH_WINDOW_MS = 120_000;

/** How often the standby measures its lag. */
const LAG_INTERVAL_MS = 15_000;

/** A deployed pair of regions, its clients and its people, all of it on one timeline. */
export interface World {
  readonly timeline: Timeline;
  readonly observations: Observations;
  readonly cloud: AwsCloud;
  readonly database: Database;
}

export function createWorld(schedule: Schedule, seed: number): World {
  const random = new Random(seed);
  const timeline = new Timeline(0);
  const observations = noObservations();
  const network = new Network(schedule);
  const tasks = byPlace(
    (place) =>
      new Tasks({
        timeline,
        random: random.fork(`tasks ${place}`),
        floor: taskBounds[place].min,
        ceiling: taskBounds[place].max,
        isUp: () => network.isUp(place, timeline.nowMs()),
      }),
  );
  const metrics = byPlace((place) => new Metrics(place, timeline, schedule));
  const calls: { deliver: FunctionCalls } = { deliver: () => undefined };
  const database = new Database({
    timeline,
    network,
    schedule,
    random: random.fork('database'),
    observations,
    clusterIds: byPlace((place) => namesOf(place).clusterId),
    tell: (news) => deliverRdsNews({ timeline, schedule, deliver: calls.deliver }, news),
  });
  const cloud: AwsCloud = new AwsCloud({
    timeline,
    network,
    schedule,
    random: random.fork('calls'),
    state: deployedState(),
    observations,
    services: {
      'Application Auto Scaling': autoScalingService(tasks),
      CloudWatch: cloudWatchService(metrics),
      DynamoDB: dynamoDb,
      ECS: ecsService(tasks),
      Lambda: noticed(lambda, () => timeline.after(0, () => calls.deliver())),
      RDS: rdsService(database, (kind, place) =>
        observations.promotionRequests.push({
          kind,
          place,
          atMs: timeline.nowMs(),
          executionName: machines.caller.split(':').at(-1) ?? '',
        }),
      ),
      S3: s3Service(observations),
      SFN: noticed(stepFunctions, () => machines.wake()),
      SNS: snsService(observations),
    },
  });
  const paymentService = new PaymentService({
    timeline,
    network,
    database,
    tasks,
    isDraining: (place) => isDraining(cloud, place),
  });
  const dnsFailover = new DnsFailover({
    timeline,
    isWriterSeen: () => paymentService.isSeen('primary', '/health/writer'),
    isReadySeen: () => paymentService.isSeen('primary', '/health/ready'),
    hasDrTargets: () => tasks.dr.running > 0,
    isLatched: () =>
      network.reach('world', 'dr', timeline.nowMs()) === 'open' &&
      (metrics.dr.newest('FailoverLatch', LATCH_WINDOW_MS)?.value ?? 0) >= 1,
  });
  const functions = new Functions(cloud, {
    timeline,
    network,
    dnsFailover,
    paymentService,
    observations,
  });
  const begin = () => calls.deliver();
  const machines = new StateMachines(cloud, random.fork('machines'), begin);
  calls.deliver = functionCalls(cloud, functions, () => machines.wake());
  timeline.every(LAG_INTERVAL_MS, () => publishLag(database, metrics));
  startTraffic({
    timeline,
    random: random.fork('traffic'),
    network,
    dnsFailover,
    paymentService,
    database,
    observations,
  });
  startWatchers({ cloud, functions, metrics, random: random.fork('watchers') });
  startOperators(cloud, database, () => machines.wake());
  if (faultsOf(schedule, 'not-armed').length === 0) {
    armDr(cloud);
  }
  return { timeline, observations, cloud, database };
}

/** What a call has set in motion goes on by itself. */
const noticed = (service: Service, notice: () => void): Service =>
  Object.fromEntries(
    Object.entries(service).map(([operation, perform]) => [
      operation,
      (context: ServiceContext, input: never) => {
        const output = perform(context, input);
        notice();
        return output;
      },
    ]),
  );

/** As `dr-cli deploy` does last. */
function armDr(cloud: AwsCloud): void {
  cloud.perform('DynamoDB', 'PutItem', 'dr', {
    TableName: namesOf('dr').stateTable,
    Item: {
      item: { S: 'arming' },
      armed: { BOOL: true },
      reason: { S: 'deployed' },
      by: { S: 'dr-cli' },
      atMs: { N: String(EPOCH_MS) },
    },
  });
}

function publishLag(database: Database, metrics: Readonly<Record<RegionPlace, Metrics>>): void {
  const lagMs = database.lagMs();
  if (lagMs !== undefined) {
    metrics[database.writer === 'primary' ? 'dr' : 'primary'].put('AuroraGlobalDBRPOLag', lagMs);
  }
}

const byPlace = <T>(make: (place: RegionPlace) => T): Record<RegionPlace, T> => ({
  primary: make('primary'),
  dr: make('dr'),
});
