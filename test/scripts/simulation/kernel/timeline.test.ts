import { Timeline } from '../../../../scripts/simulation/kernel/timeline';

describe('the timeline', () => {
  test('does things in the order of their times, and of their coming at the same time', async () => {
    const timeline = new Timeline(0);
    const done: string[] = [];
    timeline.at(20, () => done.push('later'));
    timeline.at(10, () => done.push('first'));
    timeline.at(10, () => done.push('second'));

    await timeline.runUntil(100);

    expect(done).toEqual(['first', 'second', 'later']);
  });

  test('lets everything that a wake-up sets off happen before time goes on', async () => {
    const timeline = new Timeline(0);
    const seenAtMs: number[] = [];
    const work = async () => {
      await timeline.sleep(10);
      await Promise.resolve();
      await Promise.resolve();
      seenAtMs.push(timeline.nowMs());
    };
    timeline.at(11, () => undefined);
    const working = work();

    await timeline.runUntil(100);
    await working;

    expect(seenAtMs).toEqual([10]);
  });

  test('a sleep ends with the reason of its signal', async () => {
    const timeline = new Timeline(0);
    const controller = new AbortController();
    const sleeping = timeline.sleep(50, controller.signal);
    timeline.at(10, () => controller.abort(new Error('enough')));
    const ended = expect(sleeping).rejects.toThrow('enough');

    await timeline.runUntil(100);

    await ended;
  });

  test('what was taken back does not happen', async () => {
    const timeline = new Timeline(0);
    const done: string[] = [];
    const cancel = timeline.after(10, () => done.push('cancelled'));

    cancel();
    await timeline.runUntil(100);

    expect(done).toEqual([]);
  });
});
