import type { Service, ServiceContext } from '../../local-cloud/service';
import { lambda } from '../../local-cloud/services/lambda';
import { stepFunctions } from '../../local-cloud/services/step-functions';
import { deployedRegion, deployment } from '../deployment/deployment';
import { Random } from '../kernel/random';
import { Timeline } from '../kernel/timeline';
import { noObservations, type Observations } from '../observations';
import { faultsOf, isDuring, type RegionPlace, type Schedule } from '../schedule/fault';
import { AwsCloud } from './aws/aws-cloud';
import { cloudWatchService } from './aws/cloudwatch';
import { dynamoDbService } from './aws/dynamodb';
import { autoScalingService, ecsService, type TasksByPlace } from './aws/ecs';
import { s3Service, snsService } from './aws/messages';
import { rdsService } from './aws/rds';
import { withUsedNames } from './aws/used-names';
import { Database } from './database';
import { deployedState } from './deployed-state';
import { DnsFailover } from './dns-failover';
import { isDraining } from './draining';
import { type FunctionCalls, functionCalls } from './function-calls';
import { Functions } from './functions';
import { Metrics } from './metrics';
import { Network } from './network';
import { PaymentService } from './payment-service';
import { startPeople } from './people';
import { byPlace, EPOCH_MS } from './places';
import { deliverRdsNews } from './rds-events';
import { StateMachines } from './state-machines';
import { startStrangers } from './strangers';
import { STOP_MS, Tasks } from './tasks';
import { startTraffic } from './traffic';
import { startWatchers } from './watchers';

/** How often the standby measures its lag. */
const LAG_INTERVAL_MS = 15_000;

/** How often it is noted where the clients' name leads. */
const DNS_LOOK_MS = 10_000;

/** A deployed pair of regions, its clients and its people, all of it on one timeline. */
export interface World {
  readonly timeline: Timeline;
  readonly observations: Observations;
  readonly cloud: AwsCloud;
  readonly database: Database;
  readonly dnsFailover: DnsFailover;
  readonly tasks: TasksByPlace;
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
        ...deployedRegion(place).tasks,
        isUp: () => network.isUp(place, timeline.nowMs()),
        isSuspended: faultsOf(schedule, 'scaling-suspended').some((fault) => fault.place === place),
        stopMs:
          faultsOf(schedule, 'tasks-stop').find((fault) => fault.place === place)?.afterMs ??
          STOP_MS,
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
    clusterIds: byPlace((place) => deployedRegion(place).config.clusterIdentifier),
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
      DynamoDB: dynamoDbService(),
      ECS: ecsService(tasks),
      Lambda: noticed(lambda, () => timeline.after(0, () => calls.deliver())),
      RDS: rdsService(
        database,
        (request) =>
          observations.promotionRequests.push({
            ...request,
            atMs: timeline.nowMs(),
            executionName: machines.caller.split(':').at(-1) ?? '',
          }),
        (place) =>
          faultsOf(schedule, 'database-described').find(
            (fault) => fault.place === place && isDuring(fault, timeline.nowMs()),
          )?.as ?? {},
        (place) => faultsOf(schedule, 'snapshots').find((fault) => fault.place === place),
      ),
      S3: s3Service(observations),
      SFN: noticed(
        withUsedNames(stepFunctions, (place) =>
          faultsOf(schedule, 'names-used').flatMap((fault) =>
            fault.place === place ? fault.names : [],
          ),
        ),
        () => machines.wake(),
      ),
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
    dns: deployment().dns,
    latchAlarm: deployedRegion('dr').latchAlarm,
    isSeen: (path) => paymentService.isSeen('primary', path),
    hasTargets: (place) => tasks[place].running > 0,
    readLatch: ({ metric }, windowMs) =>
      network.reach('world', 'dr', timeline.nowMs()) === 'open'
        ? metrics.dr.newest(metric, windowMs)?.value
        : undefined,
  });
  const functions = new Functions(
    cloud,
    { timeline, network, dnsFailover, paymentService, observations, schedule },
    random.fork('processes'),
  );
  for (const { place, fromMs } of faultsOf(schedule, 'region-lost')) {
    timeline.at(fromMs, () => functions.lose(place));
  }
  const noticeState = startStrangers(cloud, database, (event) => calls.deliver(event));
  const begin = () => calls.deliver();
  const machines = new StateMachines(cloud, random.fork('machines'), begin, (state) =>
    noticeState(state),
  );
  calls.deliver = functionCalls(cloud, functions, machines);
  timeline.every(LAG_INTERVAL_MS, () => {
    const said = faultsOf(schedule, 'lag-said').find((fault) => isDuring(fault, timeline.nowMs()));
    publishLag(database, metrics, said?.lagMs ?? database.lagMs());
  });
  startTraffic({
    timeline,
    random: random.fork('traffic'),
    network,
    dnsFailover,
    paymentService,
    database,
    observations,
  });
  startWatchers({
    cloud,
    functions,
    deliver: calls.deliver,
    metrics,
    random: random.fork('schedules'),
  });
  startPeople(cloud, database);
  timeline.every(DNS_LOOK_MS, () => {
    const place = dnsFailover.answer();
    if (place !== observations.dnsAnswers.at(-1)?.place) {
      observations.dnsAnswers.push({ place, atMs: timeline.nowMs() });
    }
  });
  if (faultsOf(schedule, 'not-armed').length === 0) {
    armDr(cloud);
  }
  return { timeline, observations, cloud, database, dnsFailover, tasks };
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
    TableName: deployedRegion('dr').config.stateTable,
    Item: {
      item: { S: 'arming' },
      armed: { BOOL: true },
      reason: { S: 'deployed' },
      by: { S: 'dr-cli' },
      atMs: { N: String(EPOCH_MS) },
    },
  });
}

function publishLag(
  { writer }: Database,
  metrics: Readonly<Record<RegionPlace, Metrics>>,
  lagMs: number | undefined,
): void {
  if (lagMs !== undefined) {
    metrics[writer === 'primary' ? 'dr' : 'primary'].put('AuroraGlobalDBRPOLag', lagMs);
  }
}
