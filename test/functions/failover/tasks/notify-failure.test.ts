import { FailoverWorld } from '../support/failover-world';
import { claim } from '../support/operations';

const ERROR = { Error: 'NotYet', Cause: '{"errorMessage":"writing: status 503"}' };

describe('notify-failure', () => {
  it('pages with the phase, the reason and one command', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);

    const answer = await world.run('notify-failure', {
      ...payload,
      phase: 'promoted',
      error: ERROR,
    });

    expect(answer).toEqual({ notified: true });
    expect(world.own.messages).toEqual([
      {
        subject: '[page] failover 7 stopped in phase promoted',
        message: expect.stringMatching(
          /region-watch started in us-east-2[\s\S]*NotYet[\s\S]*status 503[\s\S]*dr-cli resume --suffix prod/,
        ),
      },
    ]);
  });

  it('passes no card number on that a cause may hold', async () => {
    const world = new FailoverWorld();
    const payload = await claim(world);
    const error = { Error: 'Bad', Cause: 'body was 4242424242424242' };

    await world.run('notify-failure', { ...payload, phase: 'promoted', error });

    expect(world.own.messages[0]?.message).not.toContain('4242424242424242');
  });

  it.each([
    ['no phase', { error: ERROR }],
    ['no error', { phase: 'promoted' }],
  ])('refuses a payload with %s', async (_, extra) => {
    const world = new FailoverWorld();
    const payload = await claim(world);

    const answer = world.run('notify-failure', { ...payload, ...extra });

    await expect(answer).rejects.toMatchObject({ name: 'InvalidTask' });
  });
});
