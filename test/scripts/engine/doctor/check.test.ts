import { CHECK_LIMIT_MS, runCheck } from '../../../../scripts/engine/doctor/check';
import { actionsFor } from '../../../../scripts/engine/doctor/checks/permissions';
import { overlap } from '../../../../scripts/engine/doctor/cidr';
import { verdictOn } from '../../../../scripts/engine/doctor/verdict';
import { smallTopology } from '../../../support/small-product';
import { VirtualClock } from '../../../support/virtual-clock';
import { templateTypes } from '../cost/planned';

test('a check that never ends is unknown after its time', async () => {
  const clock = new VirtualClock();
  const startedMs = clock.nowMs();

  const findings = await runCheck(
    { clock, patience: 1, environment: { topology: smallTopology } },
    { name: 'sleeper', unknownCode: 'DR1130', role: 'dr' },
    () => new Promise(() => undefined),
  );

  expect(findings).toEqual([
    {
      code: 'DR1130',
      region: 'us-east-2',
      what: `sleeper: the check took longer than ${CHECK_LIMIT_MS} ms`,
      fix: [],
    },
  ]);
  expect(clock.nowMs() - startedMs).toBe(CHECK_LIMIT_MS);
});

test('it is known which actions every type of the templates takes', () => {
  const actions = actionsFor(templateTypes);

  expect(actions).toContain('rds:CreateDBCluster');
  expect(actions).toContain('cloudformation:CreateChangeSet');
  expect(new Set(actions).size).toBe(actions.length);
  for (const action of actions) {
    expect(action).toMatch(/^[a-z0-9-]+:[A-Za-z0-9]+$/);
  }
});

test.each([
  ['10.10.0.0/16', '10.20.0.0/16', false],
  ['10.10.0.0/16', '10.10.255.0/24', true],
  ['10.0.0.0/8', '10.20.0.0/16', true],
  ['192.168.0.0/16', '192.169.0.0/16', false],
  ['0.0.0.0/0', '255.255.255.255/32', true],
])('%s and %s: %p', (one, other, expected) => {
  expect(overlap(one, other)).toBe(expected);
  expect(overlap(other, one)).toBe(expected);
});

const finding = (code: 'DR1021' | 'DR1132' | 'DR1130' | 'DR1022') => ({ code, what: '', fix: [] });

test.each([
  ['errors', [finding('DR1021')], true],
  ['errors', [finding('DR1132'), finding('DR1130'), finding('DR1022')], false],
  ['all-but-info', [finding('DR1132')], true],
  ['all-but-info', [finding('DR1130')], true],
  ['all-but-info', [finding('DR1022')], false],
] as const)('with %s blocking, %j', (blocking, findings, isBlocked) => {
  expect(verdictOn(findings, { ignored: new Set(), blocking }).isBlocked).toBe(isBlocked);
});

test('what is ignored does not count', () => {
  const verdict = verdictOn([finding('DR1021')], {
    ignored: new Set(['DR1021']),
    blocking: 'errors',
  });

  expect(verdict).toMatchObject({ isBlocked: false, ignored: 1, counts: { error: 0 } });
});
