import { jsonLines, localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';

test('every line is one versioned, dated event, and the last one is the summary', async () => {
  const world = localWorld(smallProduct());

  const { out, err } = await world.run('deploy --yes --json');

  const events = jsonLines(out);
  expect(err).toBe('');
  for (const event of events) {
    expect(event).toMatchObject({ version: '1.0', type: expect.any(String) });
    expect(event.at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  }
  expect(events.map(({ type }) => type).filter((type) => type === 'summary')).toHaveLength(1);
  expect(events.at(-1)?.type).toBe('summary');
});

test('each step is planned, started and ended, in that order', async () => {
  const world = localWorld(smallProduct());

  const { out } = await world.run('deploy --yes --json');

  const events = jsonLines(out);
  const [started] = events;
  const steps = Array.isArray(started?.steps) ? started.steps : [];
  expect(steps).toHaveLength(9);
  for (const step of steps) {
    const types = events.filter((event) => event.step === step).map(({ type }) => type);
    const milestones = types.filter(
      (type) => String(type).startsWith('step_') && type !== 'step_progress',
    );
    expect(milestones).toEqual(['step_planned', 'step_started', 'step_finished']);
  }
});

test("the summary has every stack's outputs", async () => {
  const world = localWorld(smallProduct());

  const { out } = await world.run('deploy --yes --json');

  expect(jsonLines(out).at(-1)?.summary).toMatchObject({
    result: 'succeeded',
    outputs: {
      'base@primary': { ArtifactBucketName: 'artifacts-111122223333-use1-demo' },
      'base@dr': { ArtifactBucketName: 'artifacts-111122223333-use2-demo' },
      'service@primary': { QueueArn: expect.stringContaining('us-east-1') },
      'service@dr': { QueueArn: expect.stringContaining('us-east-2') },
      'front@primary': { NoteName: 'front-demo' },
    },
  });
});

test('a deploy of some stacks has the outputs of the others too', async () => {
  const world = localWorld(smallProduct());
  await world.run('deploy --yes');

  const { out } = await world.run('deploy --yes --json --only front');

  const summary = jsonLines(out).at(-1)?.summary;
  expect(summary).toMatchObject({ steps: { 'front@primary': 'unchanged' } });
  expect(summary).toMatchObject({ outputs: { 'service@dr': expect.anything() } });
});

test('every event of CloudFormation is told once, by the step whose operation it belongs to', async () => {
  const world = localWorld(smallProduct());

  const { out } = await world.run('deploy --yes --json');

  const ids = jsonLines(out)
    .filter(({ type }) => type === 'resource')
    // Both regions do the same at the same time, and an id is one stack's: Topic-CREATE_COMPLETE-<time>.
    .map(({ step, event }) => `${String(step).split('@')[1]} ${Object(event).eventId}`);
  expect(ids.length).toBeGreaterThan(20);
  expect(new Set(ids).size).toBe(ids.length);
});
