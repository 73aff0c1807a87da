import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { DirectoryStore } from '../../../scripts/local-cloud/persistence-directory';
import { describe1, LONG_MS, topic } from './support/stacks';
import { testCloud } from './support/test-cloud';

const TEMPLATE = JSON.stringify({ Resources: { Topic: topic('a') } });

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-cloud-'));
});

afterEach(() => {
  rmSync(directory, { recursive: true });
});

/** The id of a process that was there and is no more. */
function deadProcessId(): number {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  return pid;
}

describe('a local cloud in a directory', () => {
  it('goes on in another process with what the first one began', async () => {
    const first = testCloud({ store: new DirectoryStore(directory) });
    await first.client.send(new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE }));

    const second = testCloud({ store: new DirectoryStore(directory) });
    second.clock.advanceMs(LONG_MS);

    expect((await describe1(second, 'app')).StackStatus).toBe('CREATE_COMPLETE');
  });

  it('shows each process what the other one did', async () => {
    const first = testCloud({ store: new DirectoryStore(directory) });
    const second = testCloud({ store: new DirectoryStore(directory) });
    await second.client.send(new DescribeStacksCommand({}));

    await first.client.send(new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE }));

    expect((await describe1(second, 'app')).StackStatus).toBe('CREATE_IN_PROGRESS');
  });

  it('loses nothing when processes write at the same time', async () => {
    const clouds = [1, 2, 3].map(() => testCloud({ store: new DirectoryStore(directory) }));
    const names = clouds.flatMap((_, cloud) => [0, 1, 2, 3].map((n) => `app-${cloud}-${n}`));

    await Promise.all(
      names.map((name, index) =>
        clouds[index % clouds.length]?.client.send(
          new CreateStackCommand({ StackName: name, TemplateBody: TEMPLATE }),
        ),
      ),
    );

    const { Stacks } = (await clouds[0]?.client.send(new DescribeStacksCommand({}))) ?? {};
    expect(Stacks?.map(({ StackName }) => StackName).sort()).toEqual(names);
  });

  it('takes over the lock of a process that was killed', async () => {
    writeFileSync(join(directory, 'lock'), String(deadProcessId()));
    const test = testCloud({ store: new DirectoryStore(directory) });

    await test.client.send(new DescribeStacksCommand({}));

    expect(existsSync(join(directory, 'lock'))).toBe(false);
  });

  it('waits for the lock of a living process', async () => {
    const unlock = await new DirectoryStore(directory).lock();

    const second = new DirectoryStore(directory).lock();
    const firstToHappen = await Promise.race([
      second.then(() => 'the second lock'),
      new Promise((resolve) => setImmediate(() => resolve('something else'))),
    ]);
    unlock();
    const unlockSecond = await second;
    unlockSecond();

    expect(firstToHappen).toBe('something else');
  });

  it('leaves only the state and the blobs behind', async () => {
    const test = testCloud({ store: new DirectoryStore(directory) });

    await test.client.send(new CreateStackCommand({ StackName: 'app', TemplateBody: TEMPLATE }));

    expect(readdirSync(directory).sort()).toEqual(['blobs', 'state.json']);
  });

  it('refuses a state that another version wrote', async () => {
    const file = join(directory, 'state.json');
    writeFileSync(file, JSON.stringify({ version: 0 }));
    utimesSync(file, 0, 0);
    const test = testCloud({ store: new DirectoryStore(directory) });

    const call = test.client.send(new DescribeStacksCommand({}));

    await expect(call).rejects.toThrow('was written by another version of the local cloud');
  });
});
