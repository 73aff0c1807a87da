import { accessDenied } from './access-denied';
import { ecsServiceName, investigateService } from './ecs-service';
import type { Finding, NameOwner } from './finding';
import { couldNotLook } from './look';
import { type NameConflict, nameConflict } from './name-conflict';
import type { DiagnosisPort } from './ports';
import { exceededQuota } from './quota';
import { stackPolicyRefusal } from './stack-policy';

/** What failed, as far as an investigation needs it. */
export interface Suspect {
  readonly physicalId: string | undefined;
  /** Undefined where a whole change was refused. */
  readonly resourceType: string | undefined;
  readonly reason: string;
}

export interface Scene {
  readonly region: string;
  /** Asked for only when there is something to look at. */
  readonly port: () => DiagnosisPort;
}

/**
 * What there is to know beyond CloudFormation's reason. Never rejects: what can't be looked at is a
 * finding of its own.
 */
export async function investigate(scene: Scene, suspect: Suspect): Promise<readonly Finding[]> {
  const { region, port } = scene;
  const { reason } = suspect;
  const denied = accessDenied(reason);
  if (denied !== undefined) {
    return [denied];
  }
  const policy = stackPolicyRefusal(reason);
  if (policy !== undefined) {
    return [policy];
  }
  const service =
    suspect.resourceType === 'AWS::ECS::Service'
      ? ecsServiceName(suspect.physicalId ?? '')
      : undefined;
  if (service !== undefined) {
    const tasks = await looked(`tasks of ${service.service}`, () =>
      investigateService(port(), region, service),
    );
    const quota = exceededQuota(suspect, region) ?? quotaOfTasks(suspect, tasks, region);
    return quota === undefined ? tasks : [...tasks, quota];
  }
  const quota = exceededQuota(suspect, region);
  if (quota !== undefined) {
    return [quota];
  }
  const conflict = nameConflict(reason);
  return conflict === undefined ? [] : investigateName(port, conflict);
}

/** Fargate's quota on vCPUs shows in the service's events alone. */
function quotaOfTasks(
  { resourceType }: Suspect,
  findings: readonly Finding[],
  region: string,
): Finding | undefined {
  return findings
    .flatMap((finding) => (finding.kind === 'service-event' ? finding.message : []))
    .map((reason) => exceededQuota({ resourceType, reason }, region))
    .find((quota) => quota !== undefined);
}

async function investigateName(
  port: () => DiagnosisPort,
  { name, stackName }: NameConflict,
): Promise<readonly Finding[]> {
  if (stackName !== undefined) {
    return [{ kind: 'name-conflict', name, owner: { kind: 'stack', stackName } }];
  }
  try {
    const found = await port().stackOf(name);
    const owner: NameOwner =
      found === undefined ? { kind: 'no-stack' } : { kind: 'stack', stackName: found };
    return [{ kind: 'name-conflict', name, owner }];
  } catch (error) {
    return [
      { kind: 'name-conflict', name, owner: { kind: 'unknown' } },
      couldNotLook(`who has ${name}`, error),
    ];
  }
}

async function looked(
  what: string,
  look: () => Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return await look();
  } catch (error) {
    return [couldNotLook(what, error)];
  }
}
