import { findingLines } from '../../../../../scripts/dr-cli/render/failure/finding-lines';
import type { Finding } from '../../../../../scripts/engine/diagnosis/finding';

test.each<[string, Finding, string[]]>([
  [
    'a task that never started has no exit code',
    {
      kind: 'stopped-task',
      taskId: 'abc',
      stoppedReason: 'CannotPullContainerError: not found',
      containers: [{ name: 'app', reason: 'not found' }, { name: 'sidecar' }],
      others: 0,
      logs: [],
      consoleUrl: 'https://console',
    },
    [
      'task abc stopped: CannotPullContainerError: not found',
      'container app never ran: not found',
      'tasks: https://console',
    ],
  ],
  [
    'a quota without a name has a link',
    { kind: 'quota', quotaName: undefined, url: 'https://quotas' },
    ['raise the quota: https://quotas'],
  ],
  [
    'a denial to nobody in particular is for whoever deploys',
    {
      kind: 'access-denied',
      action: 'ec2:CreateVpc',
      resource: undefined,
      principal: undefined,
    },
    ['allow ec2:CreateVpc for the role that deploys'],
  ],
  [
    'a name that no stack has was made by hand',
    { kind: 'name-conflict', name: 'x', owner: { kind: 'no-stack' } },
    [
      'x: no stack of this account and region has it; whoever made it has to delete it, or deploy with another --suffix',
    ],
  ],
  [
    'a name whose owner could not be asked',
    { kind: 'name-conflict', name: 'x', owner: { kind: 'unknown' } },
    ['x: something else has it'],
  ],
])('%s', (_, finding, expected) => {
  expect(findingLines(finding)).toEqual(expected);
});
