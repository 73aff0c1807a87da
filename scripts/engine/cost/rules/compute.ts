import type { PlannedResource } from '../../template/evaluate';
import { numberOf, ofType, referenceOf } from '../../template/read-property';
import { guess, HOURS_PER_MONTH, MINUTES_PER_MONTH } from '../assumptions';
import type { Charge, Circumstances, Rule } from '../estimate';
import { PRICES } from '../prices';
import { MILLION, THOUSAND } from './units';

const CPU_UNITS_PER_VCPU = 1_024;
const MB_PER_GB = 1_024;

/**
 * Tasks at their floor: autoscaling adds what load needs. A region that takes over raises its own
 * to the largest floor of the two; the old primary keeps its.
 */
export const ecsService: Rule = (service, circumstances) => {
  const { resources, allResources, isActive } = circumstances;
  const definitionId = referenceOf(service, 'TaskDefinition');
  const task = resources.find(({ logicalId }) => logicalId === definitionId);
  const [target] = ofType(resources, 'AWS::ApplicationAutoScaling::ScalableTarget');
  if (task === undefined || target === undefined) {
    throw new Error(`${service.logicalId} has no task definition or scalable target`);
  }
  const floors = ofType(allResources, 'AWS::ApplicationAutoScaling::ScalableTarget').map((one) =>
    numberOf(one, 'MinCapacity'),
  );
  const tasks = isActive ? Math.max(...floors) : numberOf(target, 'MinCapacity');
  const hours = tasks * HOURS_PER_MONTH;
  return [
    {
      what: 'Fargate vCPUs',
      quantity: (hours * numberOf(task, 'Cpu')) / CPU_UNITS_PER_VCPU,
      price: PRICES.fargateVcpuHour,
    },
    {
      what: 'Fargate memory',
      quantity: (hours * numberOf(task, 'Memory')) / MB_PER_GB,
      price: PRICES.fargateGbHour,
    },
  ];
};

/** How often and how long a function runs: by its alias's schedules, and by payments. */
export const lambdaFunction: Rule = (lambda, circumstances) => {
  const memoryGb = numberOf(lambda, 'MemorySize') / MB_PER_GB;
  return runsOf(lambda, circumstances).flatMap(({ what, runs, seconds }): Charge[] => [
    { what: `${what}, requests`, quantity: runs / MILLION, price: PRICES.lambdaMillionRequests },
    { what, quantity: runs * seconds * memoryGb, price: PRICES.lambdaGbSecond },
  ]);
};

interface Runs {
  readonly what: string;
  readonly runs: number;
  readonly seconds: number;
}

function runsOf({ logicalId }: PlannedResource, circumstances: Circumstances): Runs[] {
  const scheduled = schedulesOf(logicalId, circumstances);
  switch (logicalId) {
    case 'ValidatePayment': {
      const runs = circumstances.isActive ? circumstances.paymentsPerMonth : 0;
      return [{ what: 'Lambda, validation', runs, seconds: guess('validationMs') / THOUSAND }];
    }
    case 'RegionWatch':
      return [{ what: 'Lambda, watcher', runs: scheduled, seconds: guess('watchSeconds') }];
    case 'Failover':
      return [
        {
          what: 'Lambda, looks for snapshots',
          runs: scheduled,
          seconds: guess('snapshotCopyMs') / THOUSAND,
        },
      ];
    default:
      throw new Error(`nobody has said how often the function ${logicalId} runs`);
  }
}

function schedulesOf(functionId: string, { resources }: Circumstances): number {
  return ofType(resources, 'AWS::Scheduler::Schedule')
    .filter((schedule) => JSON.stringify(schedule.properties.Target).includes(`"${functionId}.`))
    .reduce((sum, schedule) => sum + runsPerMonth(schedule), 0);
}

export const schedule: Rule = (resource) => [
  {
    what: 'schedules',
    quantity: runsPerMonth(resource) / MILLION,
    price: PRICES.schedulerMillionInvocations,
  },
];

/** The one form in use: `rate(1 minute)`, `rate(5 minutes)`. */
function runsPerMonth({ logicalId, properties }: PlannedResource): number {
  const [, minutes] = /^rate\((\d+) minutes?\)$/.exec(String(properties.ScheduleExpression)) ?? [];
  if (minutes === undefined) {
    throw new Error(`the schedule ${logicalId} has no rate in minutes`);
  }
  return MINUTES_PER_MONTH / Number(minutes);
}
