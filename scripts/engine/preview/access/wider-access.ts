import type { ResourceChange } from '../../ports';
import { attachments, policySets } from './policies';
import { securityGroupRules, widerRules } from './security-group-rules';
import { widerPolicy } from './wider-policy';

/** What a change set lets anybody do that they can't do now, a line each with the resource's name. */
export function widerAccess(changes: readonly ResourceChange[]): string[] {
  return changes.flatMap((change) =>
    [
      ...widerPolicies(change),
      ...newAttachments(change),
      ...openedPorts(change),
      ...lostBoundary(change),
    ].map((line) => `${change.logicalId}: ${line}`),
  );
}

function widerPolicies({ resourceType, before, after }: ResourceChange): string[] {
  const earlier = policySets(resourceType, before);
  return policySets(resourceType, after).flatMap(({ what, statements }, index) =>
    widerPolicy(earlier[index]?.statements ?? [], statements).map((line) =>
      what === 'it' ? line : `${what}: ${line}`,
    ),
  );
}

function newAttachments({ resourceType, before, after }: ResourceChange): string[] {
  const known = new Set(attachments(resourceType, before));
  return attachments(resourceType, after).filter((name) => !known.has(name));
}

function openedPorts({ resourceType, before, after }: ResourceChange): string[] {
  return widerRules(
    securityGroupRules(resourceType, before) ?? [],
    securityGroupRules(resourceType, after) ?? [],
  );
}

/** Without its boundary an identity may do all that its policies say. */
function lostBoundary({ before, after }: ResourceChange): string[] {
  const boundary = before?.PermissionsBoundary;
  return boundary === undefined || after === undefined || after.PermissionsBoundary === boundary
    ? []
    : [
        `its permissions boundary ${after.PermissionsBoundary === undefined ? 'goes' : 'changes'}: ${String(boundary)}`,
      ];
}
