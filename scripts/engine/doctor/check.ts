import { withTimeout } from '../../../functions/shared/with-timeout';
import type { HomeRole } from '../../../templates-src/topology';
import type { DeployInput } from '../deploy-input';
import type { Environment } from '../environment';
import { functionClock } from '../operation/function-clock';
import type { Patience } from '../operation/observed';
import type { Cloud } from '../ports';
import type { Observed } from '../setting-parameters';
import type { PlannedStack } from '../template/planned-stacks';
import type { FindingCode } from './catalogue';
import type { Finding } from './finding';
import type { AccountSurvey, RegionSurvey, ZoneDns } from './ports';

/** What every check is given. */
export interface DoctorContext extends Patience {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly survey: AccountSurvey;
  readonly dns: ZoneDns;
  readonly input: DeployInput;
  readonly accountId: string;
  /** Stacks that exist and are ours. */
  readonly observed: Observed;
  /** What a deploy with these settings would make. */
  readonly stacks: readonly PlannedStack[];
}

/** One question about the account; whatever it throws becomes a finding that says so. */
export interface Check {
  readonly name: string;
  readonly unknownCode: FindingCode;
  /** Absent: of the whole environment. */
  readonly role?: HomeRole;
  run(context: DoctorContext): Promise<readonly Finding[]>;
}

/** What a check of one region is given besides. */
export interface RegionPlace {
  readonly role: HomeRole;
  readonly region: string;
  readonly survey: RegionSurvey;
}

/** The same question in both regions, each on its own. */
export function inEachRegion(
  name: string,
  unknownCode: FindingCode,
  run: (context: DoctorContext, place: RegionPlace) => Promise<readonly Omit<Finding, 'region'>[]>,
): Check[] {
  const roles: readonly HomeRole[] = ['primary', 'dr'];
  return roles.map((role) => ({
    name,
    unknownCode,
    role,
    run: async (context) => {
      const region = context.environment.topology.regions[role].name;
      const survey = context.survey.region(region);
      const findings = await run(context, { role, region, survey });
      return findings.map((finding) => ({ ...finding, region }));
    },
  }));
}

/** For one check, all its calls and the SDK's repetitions of them included. */
export const CHECK_LIMIT_MS = 30_000;

/** Runs one check. Never rejects: what can't be looked at is a finding too. */
export async function runCheck(
  { clock, patience, environment }: Limits,
  check: Omit<Check, 'run'>,
  run: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const timeoutMs = CHECK_LIMIT_MS * patience;
  try {
    return await withTimeout({ clock: functionClock(clock), what: 'the check', timeoutMs }, run);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const region = check.role && environment.topology.regions[check.role].name;
    return [
      {
        code: check.unknownCode,
        ...(region && { region }),
        what: `${check.name}: ${reason}`,
        fix: [],
      },
    ];
  }
}

/** What a check has to keep to, and where regions get their names. */
interface Limits extends Patience {
  readonly environment: Pick<Environment, 'topology'>;
}
