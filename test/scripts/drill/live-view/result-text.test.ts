import { styleFor } from '../../../../scripts/dr-cli/render/style';
import { keepText } from '../../../../scripts/drill/live-view/keep-text';
import { resultText } from '../../../../scripts/drill/live-view/result-text';
import type { DrillResult } from '../../../../scripts/drill/run-drill';
import { testIo } from '../../../support/test-io';
import { failed, failover, taken } from '../support/history';

const style = styleFor(testIo().stdout, {});

const textOf = (members: Partial<DrillResult>): string =>
  resultText(
    {
      history: failover({ payments: [taken('a', 1)] }),
      checks: [],
      evidencePath: 'evidence.ndjson',
      isPassed: true,
      startedAtMs: 0,
      ...members,
    },
    style,
  );

test('what is not judged says why', () => {
  const check = 'standby-follows';
  const promise = 'It follows.';
  const findings = ['The primary was gone.'];

  expect(
    textOf({ checks: [{ check, promise, verdict: 'not-applicable', figures: [], findings }] }),
  ).toContain('– It follows. Not judged:\n      The primary was gone.\n');
});

test('without a request that failed no such request is spoken of', () => {
  const payments = [failed('a', 11), taken('a', 13)];

  expect(textOf({})).toContain('RTO  0.0 s, target 900.0 s: no request of any client failed');
  expect(textOf({ history: failover({ payments }) })).toContain(
    'from the first request that failed',
  );
});

test('the last hash is printed, with the command that compares it', () => {
  const text = keepText({ program: 'npx dr-cli' }, '.dr/drills/a/report.html', 'f00');

  expect(text).toContain('last hash  f00\n');
  expect(text).toContain('npx dr-cli report verify .dr/drills/a/report.html --head f00\n');
});
