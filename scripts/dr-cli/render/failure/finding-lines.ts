import type { Finding, NameOwner, StoppedTaskFinding } from '../../../engine/diagnosis/finding';
import { assertNever } from '../../../engine/errors';

/** What is known beyond CloudFormation's reason, and what to do about it. */
export function findingLines(finding: Finding): string[] {
  switch (finding.kind) {
    case 'stopped-task':
      return stoppedTaskLines(finding);
    case 'service-event':
      return [`ECS says: ${finding.message}`];
    case 'quota':
      return [
        finding.quotaName === undefined
          ? `raise the quota: ${finding.url}`
          : `raise the quota "${finding.quotaName}": ${finding.url}`,
      ];
    case 'access-denied': {
      const { action, resource, principal } = finding;
      const where = resource === undefined ? '' : ` on ${resource}`;
      return [`allow ${action}${where} for ${principal ?? 'the role that deploys'}`];
    }
    case 'name-conflict':
      return [`${finding.name}: ${ownerText(finding.owner)}`];
    case 'stack-policy':
      return [
        `the stack's policy lets no update ${POLICY_VERBS[finding.action ?? ''] ?? 'do this to'} it, so that no data is lost, and no option of a deploy lifts it`,
        'take back what asks for it; to change it all the same, make a new resource beside it and move the data (docs/cli.md, "What the stack policy refuses")',
      ];
    case 'could-not-look':
      return [`could not look: ${finding.what}: ${finding.reason}`];
    default:
      return assertNever(finding);
  }
}

const POLICY_VERBS: Readonly<Record<string, string>> = {
  'Update:Replace': 'replace',
  'Update:Delete': 'delete',
  'Update:Modify': 'change',
};

function stoppedTaskLines(finding: StoppedTaskFinding): string[] {
  const { taskId, stoppedReason, containers, others, logs, consoleUrl } = finding;
  const more = others === 0 ? '' : ` (${others} more stopped before it)`;
  return [
    `task ${taskId} stopped: ${stoppedReason}${more}`,
    ...containers
      .filter(({ exitCode, reason }) => exitCode !== undefined || reason !== undefined)
      .map(containerLine),
    ...logs.flatMap(({ containerName, groupName, streamName, lines }) => [
      `last lines of ${containerName} (log group ${groupName}, stream ${streamName}):`,
      ...lines.map((line) => `  | ${line}`),
    ]),
    `tasks: ${consoleUrl}`,
  ];
}

function containerLine({
  name,
  exitCode,
  reason,
}: StoppedTaskFinding['containers'][number]): string {
  const end = exitCode === undefined ? 'never ran' : `exited with code ${exitCode}`;
  return `container ${name} ${end}${reason === undefined ? '' : `: ${reason}`}`;
}

function ownerText(owner: NameOwner): string {
  switch (owner.kind) {
    case 'stack':
      return `stack ${owner.stackName} has it; take it out of there, or deploy with another --suffix`;
    case 'no-stack':
      return 'no stack of this account and region has it; whoever made it has to delete it, or deploy with another --suffix';
    case 'unknown':
      return 'something else has it';
    default:
      return assertNever(owner);
  }
}
