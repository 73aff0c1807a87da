import type { DnsAnswer } from '../../../../functions/shared/ports';
import { readVerdict } from '../../../../functions/shared/signals/verdict';
import { drConfig, primaryConfig } from '../../support/failover-config';

const answering = (answer: DnsAnswer) => {
  const asked: string[] = [];
  const txt = async (name: string) => {
    asked.push(name);
    return answer;
  };
  return { asked, dns: { txt, address: txt } };
};

describe('the verdict of the health checkers', () => {
  test.each<[DnsAnswer, string]>([
    [{ kind: 'answer', values: ['healthy'] }, 'healthy'],
    [{ kind: 'answer', values: ['unhealthy'] }, 'unhealthy'],
    [{ kind: 'answer', values: ['Healthy'] }, 'unknown'],
    [{ kind: 'answer', values: ['unhealthy', 'healthy'] }, 'unknown'],
    [{ kind: 'answer', values: [] }, 'unknown'],
    [{ kind: 'none' }, 'unknown'],
    [{ kind: 'failed', reason: 'no server answered' }, 'unknown'],
  ])('is read from %j as %s', async (answer, health) => {
    const { dns, asked } = answering(answer);

    const reading = await readVerdict(dns, drConfig);

    expect(reading.health).toBe(health);
    expect(asked).toEqual(['verdict.payments.example.com']);
  });

  test('is unknown in the home primary, which nobody asks for', async () => {
    const { dns, asked } = answering({ kind: 'answer', values: ['unhealthy'] });

    const reading = await readVerdict(dns, primaryConfig);

    expect(reading.health).toBe('unknown');
    expect(asked).toEqual([]);
  });
});
