import type { DeployInput } from '../deploy-input';
import { stackContext } from '../deploy-stack/context';
import { type Observation, observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import { DrError } from '../errors';
import type { Patience } from '../operation/observed';
import { planStacks } from '../template/planned-stacks';
import { locationId, locationsOf, type StackLocation } from '../topology';
import { FINDINGS, type FindingCode } from './catalogue';
import { type Check, type DoctorContext, runCheck } from './check';
import { CHECKS } from './checks';
import type { Finding } from './finding';
import type { AccountSurvey, ZoneDns } from './ports';

export interface Examination {
  /** Errors first, then by code, then by region. */
  readonly findings: readonly Finding[];
  /** How many questions were asked. */
  readonly checks: number;
}

/** What `doctor` looks at. */
export interface Patient extends Pick<Patience, 'patience'> {
  readonly run: Run;
  readonly input: DeployInput;
  readonly survey: AccountSurvey;
  readonly dns: ZoneDns;
}

/** Asks everything at once. Never rejects for what it finds, or for what doesn't answer. */
export async function examine(patient: Patient, checks = CHECKS): Promise<Examination> {
  const { run, input, survey, dns, patience } = patient;
  const { environment, cloud, clock } = run;
  const { accountId } = await cloud.caller();
  const seen = await Promise.all(
    locationsOf(environment.topology).map((location) => look(run, location)),
  );
  const observed = new Map(
    seen.flatMap(({ location, stack }) => (stack ? [[locationId(location), stack]] : [])),
  );
  const stacks = planStacks(environment, input, observed, accountId);
  const context: DoctorContext = {
    environment,
    cloud,
    survey,
    dns,
    input,
    accountId,
    observed,
    stacks,
    clock,
    patience,
  };
  const found = await Promise.all(
    checks.map((check: Check) => runCheck(context, check, () => check.run(context))),
  );
  return {
    checks: checks.length,
    findings: [...seen.flatMap(({ findings }) => findings), ...found.flat()].sort(byWeight),
  };
}

interface Look {
  readonly location: StackLocation;
  readonly stack: Observation | undefined;
  readonly findings: readonly Finding[];
}

/** A stack of somebody else's, or one that can't be read, counts as not there for what else is asked. */
async function look(run: Run, location: StackLocation): Promise<Look> {
  const step = stackContext(run, locationId(location), location);
  try {
    return { location, stack: await observe(step), findings: [] };
  } catch (error) {
    return { location, stack: undefined, findings: [findingOf(error, step)] };
  }
}

function findingOf(
  error: unknown,
  { stackName, region }: { readonly stackName: string; readonly region: string },
): Finding {
  if (error instanceof DrError && error.code === 'DR_STACK_NOT_OURS') {
    return { code: 'DR1041', region, what: error.message, fix: error.nextSteps };
  }
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'DR1040', region, what: `stack ${stackName}: ${reason}`, fix: [] };
}

const WEIGHT = { error: 0, unknown: 1, warning: 2, info: 3 } as const;

function byWeight(one: Finding, other: Finding): number {
  const weight = ({ code }: { readonly code: FindingCode }) => WEIGHT[FINDINGS[code].severity];
  return (
    weight(one) - weight(other) ||
    one.code.localeCompare(other.code) ||
    (one.region ?? '').localeCompare(other.region ?? '')
  );
}
