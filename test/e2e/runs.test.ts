import { SSMClient } from '@aws-sdk/client-ssm';
import { callsTo } from '../../scripts/aws/errors';
import { createParameters } from '../../scripts/aws/parameters';
import type { Interruption } from '../../scripts/dr-cli/io';
import type { RunStore } from '../../scripts/dr-cli/runs/run-store';
import { lockValue } from '../../scripts/engine/journal/lock/lock-item';
import { readJournal } from '../../scripts/engine/journal/read-journal';
import { JOURNAL_VERSION } from '../../scripts/engine/journal/records';
import { localClientConfig } from '../../scripts/local-cloud/attach';
import {
  type CommandResult,
  jsonLines,
  type LocalWorld,
  localWorld,
  type RunOptions,
} from '../support/local-world';
import { memoryRuns } from '../support/memory-runs';
import { smallProduct, smallTemplates } from '../support/small-product';
import type { TestIo } from '../support/test-io';

const product = smallProduct();

/** Journals by when they were begun, each with its lines. */
function journalsOf(world: LocalWorld) {
  return [...world.journals.values()].map((text) => readJournal(text, 'journal').lines);
}

function lockParameters(world: LocalWorld) {
  const client = world.attach(new SSMClient(localClientConfig('us-east-2')));
  return createParameters(client, callsTo({ region: 'us-east-2' }));
}

/** Another machine's run that is at work on the environment. */
async function occupy(world: LocalWorld, generation = 1): Promise<void> {
  const holder = {
    runId: '20260105T080000-abcdef',
    command: 'deploy' as const,
    by: 'alice',
    host: 'other-host',
    processId: 42,
    since: '2026-01-05T08:00:00.000Z',
  };
  await lockParameters(world).create(`/dr-cli/demo/run-${generation}`, lockValue('held', holder));
}

test('a run keeps a journal: which run, which process, what happened, what it was to change, its end', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const [lines = []] = journalsOf(world);

  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
  expect(lines[0]).toMatchObject({
    type: 'run',
    version: JOURNAL_VERSION,
    command: 'deploy',
    suffix: 'demo',
  });
  expect(lines[1]).toMatchObject({ type: 'process', by: 'local', processId: process.pid });
  expect(lines.at(-1)).toMatchObject({ type: 'end', result: 'succeeded', exitCode: 0 });
});

/**
 * One announcement covers the requests that empty a bucket, of which there are none when it is empty;
 * the lock's renewals change nothing that anybody has to know.
 */
const NOT_ONE_BY_ONE = new Set(['DeleteObjects', 'DeleteObjectVersion', 'PutParameter']);

test('every call that changes something stands in the journal', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');
  await world.run('destroy --yes --delete-data');

  const announced = journalsOf(world)
    .flat()
    .flatMap((line) => (line.type === 'call' ? [line.action.split(':')[1] ?? ''] : []));
  const changing = world.calls
    .map(({ operation }) => operation)
    .filter((operation) => !/^(Describe|Get|Head|List)/.test(operation));

  const oneByOne = (names: readonly string[]) =>
    names.filter((name) => !NOT_ONE_BY_ONE.has(name)).sort();
  expect(oneByOne(announced)).toEqual(oneByOne(changing));
});

test('a deploy leaves who was last in the DR region, and a destroy leaves nothing', async () => {
  const world = localWorld(product);

  await world.run('deploy --yes');
  const afterDeploy = await lockParameters(world).below('/dr-cli/demo');
  await world.run('destroy --yes --delete-data');

  expect(afterDeploy).toHaveLength(1);
  expect(JSON.parse(afterDeploy[0]?.value ?? '')).toMatchObject({ state: 'released', by: 'local' });
  expect(await lockParameters(world).below('/dr-cli/demo')).toEqual([]);
});

test('an environment that another machine works on is left alone, and the message says whose it is', async () => {
  const world = localWorld(product);
  await occupy(world);

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(1);
  expect(err).toContain('run 20260105T080000-abcdef (deploy) of alice, process 42 on other-host');
  expect(err).toContain('dr-cli cancel --suffix demo --local');
  expect(world.resources('us-east-1')).toEqual([]);
});

test('a run whose machine was not heard of for a quarter of an hour is taken for dead', async () => {
  const world = localWorld(product);
  await occupy(world);
  await world.pass(16);

  const { exitCode, err } = await world.run('deploy --yes');

  expect(exitCode).toBe(0);
  expect(err).toContain('taken over from run 20260105T080000-abcdef (deploy) of alice');
});

test('an environment can be taken over, and the run that had it stops', async () => {
  const world = localWorld(product);
  let other: Promise<{ readonly exitCode: number }> | undefined;

  const first = await world.run('deploy --yes', {
    onStderr: (text) => {
      // By then both stacks are being made; a change set that both runs want only one of them gets.
      if (text.includes('base@dr: CREATE_IN_PROGRESS')) {
        other ??= world.run('deploy --yes --take-over');
      }
    },
  });

  expect(first.exitCode).toBe(1);
  expect(first.err).toContain('another run has taken the environment over');
  expect((await other)?.exitCode).toBe(0);
});

test('cancel makes a run stop as the first Ctrl-C does, and the next deploy goes on with it', async () => {
  const world = localWorld(product);
  let cancelling: ReturnType<LocalWorld['run']> | undefined;

  const deploy = await world.run('deploy --yes', {
    onStderr: (text) => {
      if (text.includes('base@primary: started')) {
        cancelling ??= world.run('cancel --json');
      }
    },
  });
  const cancel = await cancelling;
  const again = await world.run('deploy --yes');

  expect(deploy.exitCode).toBe(130);
  expect(deploy.err).toMatch(
    /cancelled by local on .+: nothing new is started.*\nnext: dr-cli deploy --suffix demo --local \(takes up where this run ended\)\n/,
  );
  expect(jsonLines(cancel?.out ?? '')).toMatchObject([{ kind: 'stopped', updates: [] }]);
  expect(again.exitCode).toBe(0);
  expect(again.err).toMatch(/taking up run \S+, begun \S+ by local on \S+: 0 of 9 steps were done/);
});

test('a run that is terminated ends as with Ctrl-C, gives the lock back, and is taken up', async () => {
  const world = localWorld(product);
  const deploy = await world.run('deploy --yes', {
    onStderr: interruptAt('base@primary: started', 'terminated'),
  });
  const [lock] = await lockParameters(world).below('/dr-cli/demo');
  const attached = await world.run('attach');
  const again = await world.run('deploy --yes');

  expect(deploy.exitCode).toBe(143);
  expect(JSON.parse(lock?.value ?? '')).toMatchObject({ state: 'released' });
  expect(journalsOf(world)[0]?.find(({ type }) => type === 'end')).toMatchObject({
    result: 'interrupted',
    exitCode: 143,
  });
  expect(attached.exitCode).toBe(143);
  expect(again.err).toContain('taking up run');
  expect(again.exitCode).toBe(0);
});

test('an update under way can be cancelled too, and CloudFormation rolls it back', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes --only base');
  await world.run('deploy --yes --only base@primary', {
    product: smallProduct({ base: baseWithOtherTopic() }),
    onStderr: interruptAt('UPDATE_IN_PROGRESS Topic'),
  });

  const { out } = await world.run('cancel --updates');
  const again = await world.run('deploy --yes --only base@primary');

  expect(out).toContain('base@primary: update cancelled; CloudFormation rolls it back\n');
  expect(again.err).toContain('UPDATE_ROLLBACK_COMPLETE base-demo');
  expect(again.exitCode).toBe(0);
});

test('an interrupted run is given up by cancel, and the next deploy is a new one', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes', { onStderr: interruptAt('base@primary: started') });

  const { out } = await world.run('cancel');
  const again = await world.run('deploy --yes');

  expect(out).toMatch(/^given up: run \S+\n$/);
  expect(again.err).not.toContain('taking up');
});

test('settings of an interrupted run hold until others are given', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes --only base --nat-gateways single --domain one.example.com', {
    onStderr: interruptAt('base@primary: started'),
  });

  await world.run('deploy --yes --domain two.example.com');

  const processes = journalsOf(world)
    .flat()
    .filter(({ type }) => type === 'process');
  expect(processes[1]).toMatchObject({
    settings: { natGateways: 'single', domainName: 'two.example.com' },
    selection: ['base'],
  });
});

test('a destroy gives an interrupted deploy up', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes', { onStderr: interruptAt('base@primary: started') });

  await world.run('destroy --yes --delete-data');
  const { out } = await world.run('runs --json');

  const results = jsonLines(out).map(({ command, result }) => `${command} ${result}`);
  expect(results.sort()).toEqual(['deploy abandoned', 'destroy succeeded']);
});

test.each([
  ['deploy', 'destroy', 'destroy --delete-data'],
  ['destroy', 'deploy', 'deploy'],
])('an unfinished %s is named before anybody agrees to a %s', async (first, second, typed) => {
  const world = localWorld(product);
  await world.run('deploy --yes');
  await world.run(`${first} --yes${first === 'destroy' ? ' --delete-data' : ''}`, {
    onStderr: interruptAt(': started'),
  });

  const { exitCode, err } = await world.run(typed, { answer: 'no' });

  expect(exitCode).toBe(3);
  expect(err).toMatch(
    new RegExp(
      `^an unfinished ${first} is given up when this begins: run \\S+, begun .+ steps were done`,
    ),
  );
  expect(err.indexOf('is given up')).toBeLessThan(err.indexOf('ype '));
  expect(err).toContain(`${second} demo`);
});

test('attach repeats the options of a run that was killed', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');
  await world.run('destroy --yes --delete-data', { onStderr: interruptAt(': started') });

  const interrupted = await world.run('attach');
  const killed = await world.run('attach', { runs: killedCopy(world) });

  const again = 'dr-cli destroy --suffix demo --local --delete-data';
  expect(interrupted.err).toContain(`next: ${again} (takes up where this run ended)\n`);
  expect(killed.err).toContain(`next: ${again} (takes up where it was killed)\n`);
});

/** Journals as of processes that were killed before they wrote an end. */
function killedCopy(world: LocalWorld): RunStore {
  const runs = memoryRuns();
  for (const [runId, text] of world.journals) {
    const lines = text.split('\n').filter((line) => line !== '' && JSON.parse(line).type !== 'end');
    // The highest process id there is, 2^22 on Linux, is nobody's here.
    const journal = lines.map((line) => line.replace(/"processId":\d+/, '"processId":4194304'));
    runs.open(runId, 0).append(`${journal.join('\n')}\n`);
  }
  return runs;
}

test('attach to a run that was taken over says so', async () => {
  const world = localWorld(product);
  let other: Promise<CommandResult> | undefined;
  const first = await world.run('deploy --yes', {
    onStderr: (text) => {
      if (text.includes('base@dr: CREATE_IN_PROGRESS')) {
        other ??= world.run('deploy --yes --take-over', { runs: memoryRuns() });
      }
    },
  });
  await other;

  const runId = first.err.match(/\(run (\S+)\)/)?.[1];
  const { exitCode, err } = await world.run(`attach ${runId}`);

  expect(exitCode).toBe(1);
  expect(err).toMatch(/\nrun \S+ failed: another run has taken demo over from run \S+\n$/);
});

test('a journal that is damaged stands in the way of no other, and is named', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes --only base');
  const runs = memoryRuns();
  for (const [runId, text] of world.journals) {
    runs.open(runId, 0).append(text);
  }
  runs.open('20260101T000000-broken', 0).append('not JSON\n');

  const { exitCode, out, err } = await world.run('runs', { runs });

  expect(exitCode).toBe(1);
  expect(out).toMatch(/\n\S+ +deploy +demo .* succeeded\n$/);
  expect(err).toContain('error: line 1 of runs/20260101T000000-broken.jsonl is not JSON');
});

test('attach shows a run that has ended as it was, and ends with its exit code', async () => {
  const world = localWorld(product);
  const { err } = await world.run('deploy --yes', {
    onStderr: interruptAt('base@primary: started'),
  });

  const attached = await world.run('attach');

  expect(attached.exitCode).toBe(130);
  expect(linesWith(attached.err, 'base@')).toEqual(linesWith(err, 'base@').filter(isNoPlan));
});

test('attach follows a run to its end', async () => {
  const world = localWorld(product);
  let attaching: ReturnType<LocalWorld['run']> | undefined;

  await world.run('deploy --yes', {
    onStderr: (text) => {
      if (text.includes('base@primary: started')) {
        attaching ??= world.run('attach');
      }
    },
  });

  const attached = await attaching;
  expect(attached?.exitCode).toBe(0);
  expect(attached?.err).toMatch(/succeeded after \d+m \d+s\n$/);
});

test('attach says whose run it is when the journal lies elsewhere, and when it has died', async () => {
  const world = localWorld(product);
  await occupy(world);

  const { exitCode, err } = await world.run('attach');

  expect(exitCode).toBe(1);
  expect(err).toContain('of alice, process 42 on other-host');
  expect(err).toContain('its journal is on other-host: this shows what its stacks go through');
  expect(err).toContain('run 20260105T080000-abcdef was not heard of for so long');
});

/** Runs a command, and attaches to it from another machine as soon as it says something. */
async function attachedElsewhere(world: LocalWorld, command: string, options: RunOptions = {}) {
  let attaching: ReturnType<LocalWorld['run']> | undefined;
  const run = await world.run(command, {
    ...options,
    onStderr: (text, io) => {
      options.onStderr?.(text, io);
      if (text.includes('started')) {
        attaching ??= world.run('attach', { runs: memoryRuns() });
      }
    },
  });
  const attached = await attaching;
  if (attached === undefined) {
    throw new Error(`nobody attached: ${run.err}`);
  }
  return { run, attached };
}

/** What CloudFormation told of resources and stacks, in whatever order stacks come in. */
const resourceLines = ({ err }: CommandResult) =>
  err
    .split('\n')
    .filter((line) => /@\w+: [A-Z_]+_(IN_PROGRESS|COMPLETE|FAILED) \S+ AWS::/.test(line))
    // A second pass over a stack is a step of the deploy, and unknown elsewhere.
    .map((line) => line.replace(/^pairing@/, 'base@'))
    .sort();

test('attach on another machine shows each event of the stacks once, until the run has ended', async () => {
  const world = localWorld(product);

  const deploy = await attachedElsewhere(world, 'deploy --yes');
  const destroy = await attachedElsewhere(world, 'destroy --yes --delete-data');

  for (const { run, attached } of [deploy, destroy]) {
    expect(resourceLines(run).length).toBeGreaterThan(20);
    expect(resourceLines(attached)).toEqual(resourceLines(run));
    expect(attached.exitCode).toBe(0);
  }
  expect(deploy.attached.err).toContain('base@primary: created');
  expect(deploy.attached.err).toContain('base@primary: updated');
  expect(destroy.attached.err).toContain('base@primary: deleted');
});

test('attach on another machine follows stack sets too, whose events carry no token', async () => {
  const { run, attached } = await attachedElsewhere(
    localWorld(product),
    'deploy --yes --stack-sets',
  );

  expect(resourceLines(attached)).toEqual(resourceLines(run));
  expect(attached.err).toContain('stack-set-roles@dr: created');
  expect(attached.exitCode).toBe(0);
});

test('attach on another machine ends as the run does: failed, with the reason', async () => {
  const { service } = smallTemplates;
  // The base stack has a topic of that name.
  const taken = {
    Type: 'AWS::SNS::Topic',
    DependsOn: ['Queue'],
    Properties: { TopicName: { 'Fn::Sub': 'topic-${EnvironmentSuffix}' } },
  };
  const broken = { ...service, Resources: { ...(service?.Resources as object), Taken: taken } };

  const { run, attached } = await attachedElsewhere(
    localWorld(smallProduct({ service: broken })),
    'deploy --yes',
  );

  expect([run.exitCode, attached.exitCode]).toEqual([1, 1]);
  expect(attached.err).toContain('(service@primary) ended in ROLLBACK_COMPLETE');
  expect(attached.err).toMatch(
    / {2}Taken AWS::SNS::Topic CREATE_FAILED at \S+\n {4}.*already exists/,
  );
  expect(attached.err).toContain('next: dr-cli explain --suffix demo --local');
});

test('attach on another machine ends as the run does: interrupted', async () => {
  const { attached } = await attachedElsewhere(localWorld(product), 'deploy --yes', {
    onStderr: interruptAt('CREATE_COMPLETE base-demo'),
  });

  expect(attached.exitCode).toBe(130);
});

test('attach prefers who is at work now to what is recorded here', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes --only base');

  const { exitCode: alone } = await world.run('attach');
  await occupy(world, 9);
  const { err } = await world.run('attach');

  expect(alone).toBe(0);
  expect(err).toContain('of alice, process 42 on other-host');
});

function interruptAt(words: string, by: Interruption = 'ctrl-c') {
  let done = false;
  return (text: string, io: Pick<TestIo, 'interrupt'>) => {
    if (!done && text.includes(words)) {
      done = true;
      io.interrupt(by);
    }
  };
}

const linesWith = (text: string, words: string) =>
  text.split('\n').filter((line) => line.includes(words));

const isNoPlan = (line: string) => !line.startsWith('  ');

function baseWithOtherTopic(): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(smallTemplates.base).replace('"paired"', '"in a pair"'));
}
