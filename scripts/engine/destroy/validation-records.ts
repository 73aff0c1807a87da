import { stackContext } from '../deploy-stack/context';
import type { Run } from '../environment';
import { DrError } from '../errors';
import type { CompletedStatus } from '../events';
import type { ValidationRecord } from '../ports';
import { locationId, locationsOf } from '../topology';
import type { DestroyPlan } from './plan';
import type { ValidationRecordsStep } from './steps';

/**
 * Removes the records that the certificates were validated with, which stay when
 * a certificate goes. All certificates of an account for one domain share a
 * record, and without it ACM can't renew the others, so that it stays for them:
 * https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html
 */
export async function removeValidationRecords(
  run: Run,
  plan: DestroyPlan,
  step: ValidationRecordsStep,
): Promise<CompletedStatus> {
  const say = (activity: string) => run.emit({ type: 'step_activity', step: step.id, activity });
  const { domainName, hostedZoneId } = zoneOf(run, plan, step);
  const found = await run.cloud.hostedZones.validationRecords(hostedZoneId, domainName);
  if (found.length === 0) {
    return 'unchanged';
  }
  const users = await usersOfRecords(run, plan, domainName);
  const unused: ValidationRecord[] = [];
  for (const record of found) {
    const user = users.get(record.name);
    if (user === undefined) {
      unused.push(record);
      say(`removing validation record ${record.name}`);
    } else {
      say(`keeping validation record ${record.name}: ${user} is validated by it`);
    }
  }
  if (unused.length === 0) {
    return 'unchanged';
  }
  await run.cloud.hostedZones.remove(hostedZoneId, unused);
  return 'removed';
}

function zoneOf({ environment }: Run, { observed }: DestroyPlan, step: ValidationRecordsStep) {
  const { certificates } = environment.destroy;
  const parameters = observed.get(locationId(step))?.description.parameters ?? {};
  const domainName = parameters[certificates?.domainNameParameter ?? ''];
  const hostedZoneId = parameters[certificates?.hostedZoneIdParameter ?? ''];
  if (!domainName || !hostedZoneId) {
    throw new DrError({
      code: 'DR_ZONE_UNKNOWN',
      message: `${locationId(step)} has no parameters that say which records its certificate left`,
      nextSteps: [environment.command('status')],
    });
  }
  return { domainName, hostedZoneId };
}

/** Certificates of others, in every region of the environment, by the record that validates them. */
async function usersOfRecords(
  run: Run,
  plan: DestroyPlan,
  domainName: string,
): Promise<ReadonlyMap<string, string>> {
  const own = await ownCertificates(run, plan);
  const regions = Object.values(run.environment.topology.regions);
  const found = await Promise.all(
    regions.map(({ name }) => run.cloud.region(name).certificates.forDomain(domainName)),
  );
  return new Map(
    found
      .flat()
      .filter(({ arn }) => !own.has(arn))
      .flatMap(({ arn, validationRecords }) => validationRecords.map((name) => [name, arn])),
  );
}

async function ownCertificates(run: Run, { observed }: DestroyPlan): Promise<ReadonlySet<string>> {
  const { topology } = run.environment;
  const resources = await Promise.all(
    locationsOf(topology).map((location) => {
      const id = locationId(location);
      const description = observed.get(id)?.description;
      const { stacks } = stackContext(run, id, location);
      return description === undefined ? [] : stacks.resources(description.stackArn);
    }),
  );
  return new Set(
    resources
      .flat()
      .filter(({ type }) => type === 'AWS::CertificateManager::Certificate')
      .flatMap(({ physicalId }) => physicalId ?? []),
  );
}
