import { holdText } from '../../../../functions/region-watch/hold-texts';
import type { HoldReason } from '../../../../functions/shared/decision/decision';
import { decisionTable } from '../../../../functions/shared/decision/decision-table';
import {
  type Notification,
  renderBody,
  renderSubject,
} from '../../../../functions/shared/notify/notification';
import { drConfig } from '../../support/failover-config';

const notification: Notification = {
  subject: 'us-east-1 is lost',
  urgency: 'page',
  happened: 'It does not answer.',
  phase: 'promoting',
  evidence: ['one', 'two'],
  nextCommand: 'dr-cli status --suffix demo',
};

describe('a notification', () => {
  test('says in its subject whether somebody has to act', () => {
    expect(renderSubject(notification)).toBe('[page] us-east-1 is lost');
    expect(renderSubject({ ...notification, urgency: 'notice' })).toBe('us-east-1 is lost');
  });

  test.each([
    ['too long', 'x'.repeat(200)],
    ['over lines', 'one\ntwo\r\nthree\tfour'],
    ['not ASCII', 'perdue — région €'],
  ])('has a subject that SNS takes, of one that is %s', (_, subject) => {
    expect(renderSubject({ ...notification, subject })).toMatch(/^[\x20-\x7e]{1,99}$/);
  });

  test('has a body with what happened, the phase, the evidence and one command', () => {
    expect(renderBody(notification)).toBe(
      'It does not answer.\n\nPhase: promoting\n\nEvidence:\n- one\n- two\n\nNext:\n  dr-cli status --suffix demo',
    );
  });

  test('says so when there is nothing to do', () => {
    const { phase: _phase, nextCommand: _command, ...rest } = notification;

    expect(renderBody({ ...rest, evidence: [] })).toBe(
      'It does not answer.\n\nThere is nothing to do.',
    );
  });
});

const pagingReasons = decisionTable.flatMap(({ decision }): HoldReason[] =>
  decision.action === 'hold' && decision.page ? [decision.reason] : [],
);

test.each(pagingReasons)('the page for "%s" fits its subject and names a command', (reason) => {
  const text = holdText(reason, {
    ...drConfig,
    region: 'ap-southeast-2',
    peerRegion: 'ap-northeast-3',
  });

  expect(renderSubject({ ...notification, ...text })).not.toMatch(/\.\.\.$/);
  expect(text.nextCommand).toMatch(/^dr-cli .* --suffix demo$/);
});

test.each<[HoldReason, string]>([
  // `failover` goes to the DR region, which is the one that is lost here.
  ['not-automatic', 'dr-cli failback --unplanned --accept-data-loss --suffix demo'],
  ['disarmed', 'dr-cli failover --unplanned --suffix demo'],
  ['lag-unknown', 'dr-cli failover --unplanned --accept-data-loss --suffix demo'],
])('the page for "%s" names the command that goes on from there', (reason, command) => {
  expect(holdText(reason, drConfig).nextCommand).toBe(command);
});
