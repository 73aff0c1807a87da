import { renderMarkdown } from '../../../../functions/failover/report/markdown';
import { reportNotification } from '../../../../functions/failover/report/notification';
import { buildReport } from '../../../../functions/failover/report/report';
import { renderBody, renderSubject } from '../../../../functions/shared/notify/notification';
import { configOf } from '../support/config';
import { after, event, FACTS, SNAPSHOT } from './example';

const CONFIG = configOf('dr');
const FAILURE = { step: 'latch', error: 'TimeoutError: no answer', atMs: after(212) };
const RESYNCHRONISED = event('RDS-EVENT-0241', 4_000);

describe('the report', () => {
  it('says in Markdown what is proven and what is not', () => {
    const report = buildReport(
      { ...FACTS, events: [event('RDS-EVENT-0391', 90)], snapshot: SNAPSHOT },
      CONFIG,
    );

    const markdown = renderMarkdown(report, 2);

    expect(markdown).toMatchInlineSnapshot(`
"# Failover 7 of prod: us-east-1 to us-east-2

Started by region-watch. Revision 2.

## Writer and payments

- us-east-2 writes, as was seen at 2026-01-05T09:03:21.000Z.
- Payment payment-1 was written and read back in us-east-2.

## Recovery time

4 min 31 s from the first failed probe to verified payments and traffic.

## Expected loss

About the last 850 ms of commits, going by a lag that was measured 41.2 s before the active region was lost.

Not known:

- how far replication fell behind after the last measurement
- what the old primary committed between the last replicated write and the moment its writes stopped

## Lost writes

Saved as lost-writes-aurora-use1-prod-2026-01-05-11-00 in us-east-1 (available), copied from rds:unplanned-global-failover-aurora-use1-prod-2026-01-05-11-00.

## Fencing

- Not proven that the tasks in us-east-1 are stopped: TimeoutError: no answer.
- Aurora's attempt to block writes to the old primary timed out at 2026-01-05T09:01:30.000Z (RDS-EVENT-0391).
- Split brain is possible: Aurora could not block writes to the old primary in time.

## DNS

- The zone's name servers answer with us-east-2: 192.0.2.10.
- The latch is set: DNS stays with us-east-2.

## Next

    dr-cli status --suffix prod --watch

There is no standby until the old primary is rebuilt and in sync.

## Timeline

| UTC | what |
|---|---|
| 2026-01-05T09:00:00.000Z | first failed probe of the active region |
| 2026-01-05T09:01:10.000Z | phase claimed |
| 2026-01-05T09:01:14.000Z | phase confirmed |
| 2026-01-05T09:01:15.000Z | phase promoting |
| 2026-01-05T09:01:27.000Z | old region's tasks: unproven |
| 2026-01-05T09:01:30.000Z | RDS-EVENT-0391 in us-east-2: blocking writes to the old primary timed out |
| 2026-01-05T09:03:15.000Z | phase promoted |
| 2026-01-05T09:03:21.000Z | synthetic payment payment-1 written and read back |
| 2026-01-05T09:03:22.000Z | latch set |
| 2026-01-05T09:04:31.000Z | DNS answers with 192.0.2.10 |

"
`);
  });

  it('does not say stopped of tasks that ECS no longer counts as running, for they may be ending', () => {
    const fence = { outcome: 'tasks-stopped', detail: '0 tasks still running', atMs: 0 } as const;

    const markdown = renderMarkdown(buildReport({ ...FACTS, fence }, CONFIG), 1);

    expect(markdown).toContain('No task in us-east-1 runs on; the last may take a minute to end.');
    expect(markdown).not.toContain('are stopped');
  });

  it('is in the order of time', () => {
    const { timeline } = buildReport({ ...FACTS, events: [event('RDS-EVENT-0238', 190)] }, CONFIG);

    const times = timeline.map(({ atMs }) => atMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(timeline[0]?.what).toBe('first failed probe of the active region');
  });

  it('leaves out what is written after it, or every repetition would be a revision', () => {
    const operation = {
      ...FACTS.operation,
      phases: { ...FACTS.operation.phases, done: after(280) },
    };

    const again = buildReport({ ...FACTS, operation }, CONFIG);

    expect(again).toEqual(buildReport(FACTS, CONFIG));
  });

  it.each([
    ['resume what was not finished', { ...FACTS, failure: FAILURE }, 'resume'],
    ['resume where no payment was proven', { ...FACTS, payment: undefined }, 'resume'],
    ['watch the status until DNS is seen to follow', { ...FACTS, traffic: undefined }, 'status'],
    ['watch the status until the old primary is in sync', FACTS, 'status'],
    ['fail back when it is', { ...FACTS, events: [RESYNCHRONISED] }, 'failback'],
  ])('has one next step: %s', (_, { traffic, payment, ...facts }, command) => {
    const { nextStep } = buildReport(
      { ...facts, ...(traffic && { traffic }), ...(payment && { payment }) },
      CONFIG,
    );

    expect(nextStep.command).toMatch(new RegExp(`^dr-cli ${command} --suffix prod`));
  });

  it('names the regions of a switchover as they were', () => {
    const operation = { ...FACTS.operation, kind: 'switchover' } as const;

    const report = buildReport({ ...FACTS, operation }, CONFIG);

    expect(report).toMatchObject({
      fromRegion: 'us-east-2',
      toRegion: 'us-east-1',
      lostWrites: { kind: 'not-needed' },
    });
  });
});

describe('the notification of a report', () => {
  const notify = (facts: typeof FACTS, revision = 1) =>
    reportNotification(buildReport(facts, CONFIG), { revision, location: 's3://bucket/key.md' });

  it('says the recovery time, what is proven, and one command', () => {
    const notification = notify(FACTS);

    expect(renderSubject(notification)).toBe('failover 7 to us-east-2 done in 4 min 31 s');
    expect(renderBody(notification)).toMatch(
      /Expected loss: About the last 850 ms[\s\S]*Not proven that Aurora blocked[\s\S]*s3:\/\/bucket\/key.md[\s\S]*Next:\n {2}dr-cli status/,
    );
  });

  it('pages when DNS was not verified, or Aurora could not block the old primary', () => {
    const { traffic: _, ...unverified } = FACTS;

    const urgencies = [
      notify(FACTS),
      notify(unverified),
      notify({ ...FACTS, events: [event('RDS-EVENT-0391', 90)] }),
    ].map(({ urgency }) => urgency);

    expect(urgencies).toEqual(['notice', 'page', 'page']);
  });

  it('says that a payment was taken, and what failed then', () => {
    const { latch: _, traffic: __, ...rest } = FACTS;

    const notification = notify({ ...rest, failure: FAILURE });

    expect(renderSubject(notification)).toBe('[page] failover 7 to us-east-2 NOT finished: latch');
    expect(notification.happened).toBe(
      'Stopped at the step "latch": TimeoutError: no answer. us-east-2 writes, as was seen at 2026-01-05T09:03:21.000Z. Payment payment-1 was written and read back in us-east-2.',
    );
  });

  it('says that it is a revision', () => {
    const { subject } = notify(FACTS, 3);

    expect(subject).toMatch(/report revised \(3\)/);
  });
});
