import { LOOP_DEADLINE_MS, SAMPLE_INTERVAL_MS } from '../../../functions/region-watch/schedule';
import { defaultPolicy, type Policy } from '../../../functions/shared/decision/policy';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { DrError } from '../../engine/errors';
import type { CapacityStart } from '../model/stages';
import { failoverMachineTimes } from './failover-machine';
import { type Properties, propertiesOfType, readNumber, readPath } from './read-document';
import type { Setting, Settings } from './settings';

export interface GeneratedTemplates {
  readonly regional: TemplateDocument;
  readonly globalDns: TemplateDocument;
}

/** Reads every setting that decides the RTO from what is deployed, each with where it stood. */
export function readDeployedSettings({ regional, globalDns }: GeneratedTemplates): Settings {
  return {
    ...healthCheckSettings(globalDns),
    ...policySettings(regional),
    ...watchSettings(regional),
    ...machineSettings(regional),
    ...capacitySettings(regional),
    ...standInSettings(regional),
  };
}

function healthCheckSettings(globalDns: TemplateDocument) {
  const checks = propertiesOfType(globalDns, 'AWS::Route53::HealthCheck').filter(
    ([, properties]) => readPath(properties, 'HealthCheckConfig', 'Type') === 'HTTPS',
  );
  const slowest = checks
    .map(([id, properties]) => ({
      id,
      interval: readNumber(properties, 'HealthCheckConfig', 'RequestInterval'),
      threshold: readNumber(properties, 'HealthCheckConfig', 'FailureThreshold'),
    }))
    .sort((a, b) => b.interval * b.threshold - a.interval * a.threshold)[0];
  if (slowest === undefined) {
    throw unreadable('generated/global-dns.yaml has no HTTPS health check');
  }
  const where = `generated/global-dns.yaml ${slowest.id}`;
  return {
    healthCheckIntervalSeconds: deployed(slowest.interval, `${where} RequestInterval`),
    healthCheckFailureThreshold: deployed(slowest.threshold, `${where} FailureThreshold`),
  };
}

function policySettings(regional: TemplateDocument) {
  const [source, policy] = deployedPolicy(regional);
  return {
    confirmationSeconds: deployed(policy.confirmationMs / 1000, `${source} confirmationMs`),
    minSamples: deployed(policy.minSamples, `${source} minSamples`),
    maxSampleGapSeconds: deployed(policy.maxSampleGapMs / 1000, `${source} maxSampleGapMs`),
  };
}

/** When the tasks up to the primary's floor are asked for, by the deployed policy. */
export function deployedCapacityStart(regional: TemplateDocument): CapacityStart {
  const [, policy] = deployedPolicy(regional);
  switch (policy.capacityAt) {
    case 'first-bad-sample':
      return 'first bad sample';
    case 'failover':
      return 'with promotion';
  }
}

/** The POLICY variable of the watcher; what it leaves out keeps the code's default. */
function deployedPolicy(regional: TemplateDocument): readonly [source: string, policy: Policy] {
  for (const [id, properties] of propertiesOfType(regional, 'AWS::Serverless::Function')) {
    const json = readPath(properties, 'Environment', 'Variables', 'POLICY');
    if (typeof json === 'string') {
      return [`generated/regional.yaml ${id} POLICY`, { ...defaultPolicy, ...JSON.parse(json) }];
    }
  }
  throw unreadable('no function in generated/regional.yaml has a POLICY');
}

function watchSettings(regional: TemplateDocument) {
  const where = 'functions/region-watch/schedule.ts';
  return {
    watchPeriodSeconds: watchPeriod(regional),
    watchDeadlineSeconds: deployed(LOOP_DEADLINE_MS / 1000, `${where} LOOP_DEADLINE_MS`),
    sampleIntervalSeconds: deployed(SAMPLE_INTERVAL_MS / 1000, `${where} SAMPLE_INTERVAL_MS`),
  };
}

/** Of the schedule that starts the function with the policy. */
function watchPeriod(regional: TemplateDocument): Setting {
  for (const [id, properties] of propertiesOfType(regional, 'AWS::Scheduler::Schedule')) {
    const target = JSON.stringify(readPath(properties, 'Target', 'Arn'));
    const rate = /^rate\((\d+) minutes?\)$/.exec(
      String(readPath(properties, 'ScheduleExpression')),
    );
    if (target.includes('RegionWatch') && rate?.[1] !== undefined) {
      return deployed(Number(rate[1]) * 60, `generated/regional.yaml ${id} ScheduleExpression`);
    }
  }
  throw unreadable('generated/regional.yaml has no schedule in minutes for RegionWatch');
}

function machineSettings(regional: TemplateDocument) {
  const times = failoverMachineTimes(regional);
  if (times === undefined) {
    throw unreadable('generated/regional.yaml has no state machine that promotes and fences');
  }
  const where = `generated/regional.yaml ${times.machine}`;
  return {
    promotionPollSeconds: deployed(times.pollSeconds, `${where} wait between polls`),
    fenceTimeoutSeconds: deployed(times.fenceTimeoutSeconds, `${where} time-out of the fence`),
  };
}

function capacitySettings(regional: TemplateDocument) {
  const [targetGroup] = propertiesOfType(regional, 'AWS::ElasticLoadBalancingV2::TargetGroup');
  if (targetGroup === undefined) {
    throw unreadable('generated/regional.yaml has no target group');
  }
  const [id, properties] = targetGroup;
  const where = `generated/regional.yaml ${id}`;
  const capacity: Properties = regional.Mappings ?? {};
  const floor = readNumber(capacity, 'Capacity', 'primary', 'MinTasks');
  const standby = readNumber(capacity, 'Capacity', 'dr', 'MinTasks');
  return {
    targetCheckIntervalSeconds: deployed(
      readNumber(properties, 'HealthCheckIntervalSeconds'),
      `${where} HealthCheckIntervalSeconds`,
    ),
    targetHealthyThreshold: deployed(
      readNumber(properties, 'HealthyThresholdCount'),
      `${where} HealthyThresholdCount`,
    ),
    tasksToStart: deployed(
      floor - standby,
      'generated/regional.yaml Capacity, floor of the primary less that of the standby',
    ),
  };
}

/** What a deployment gets that doesn't choose; the tasks have to be told of it as well. */
function standInSettings(regional: TemplateDocument) {
  const parameter = 'StandInAfterSeconds';
  const isToldToTasks = propertiesOfType(regional, 'AWS::ECS::TaskDefinition').some(
    ([, properties]) => JSON.stringify(properties).includes(`{"Ref":"${parameter}"}`),
  );
  if (!isToldToTasks) {
    throw unreadable(`no task definition in generated/regional.yaml takes ${parameter}`);
  }
  return {
    standInAfterSeconds: deployed(
      readNumber(regional.Parameters, parameter, 'Default'),
      `generated/regional.yaml ${parameter} Default`,
    ),
  };
}

function deployed(value: number, source: string): Setting {
  return { value, provenance: { kind: 'deployed setting', source } };
}

function unreadable(message: string): DrError {
  return new DrError({ code: 'DR_RTO_SETTING_MISSING', message, nextSteps: ['npm run generate'] });
}
