import type { EvidenceBody } from '../../../../scripts/drill/evidence/types';
import { evidenceLine } from '../../../../scripts/drill/live-view/evidence-line';
import { timeText } from '../../../../scripts/drill/live-view/frame';

test.each<[EvidenceBody, string | undefined]>([
  [
    {
      type: 'fault',
      change: 'begins',
      fault: 'primary-killed',
      region: 'primary',
      description: 'Every process of the primary region is killed.',
      losesWrites: true,
    },
    'FAULT: Every process of the primary region is killed.',
  ],
  [
    {
      type: 'decision',
      region: 'dr',
      decision: 'hold',
      reason: 'self-unhealthy',
      pages: true,
      signals: {},
    },
    'dr decides: hold, self-unhealthy (pages)',
  ],
  [
    {
      type: 'dns-answer',
      askedBy: 'observer',
      name: 'payments.example.com',
      addresses: ['192.0.2.1'],
      ttlSeconds: 60,
      leadsTo: 'dr',
    },
    'DNS leads to dr',
  ],
  [{ type: 'replication', lagMs: 120, lagBytes: 0 }, undefined],
])('of the evidence, what is news is told in a line', (body, line) => {
  expect(evidenceLine(body)).toBe(line);
});

test('the time since the beginning is told in minutes and seconds', () => {
  expect([timeText(0), timeText(75_900), timeText(3_600_000), timeText(-5)]).toEqual([
    '00:00',
    '01:15',
    '60:00',
    '00:00',
  ]);
});
