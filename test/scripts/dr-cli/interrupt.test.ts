import {
  comeBackTo,
  Interrupted,
  interruptible,
  interruptibleRead,
} from '../../../scripts/dr-cli/interrupt';
import { testIo } from '../../support/test-io';

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

test('the first Ctrl-C ends waits and says how to come back', async () => {
  const io = testIo();
  const work = interruptible(io, 'dr-cli deploy --suffix demo', untilAborted);

  io.interrupt();

  await expect(work).rejects.toBeInstanceOf(Interrupted);
  expect(io.err()).toContain('next: dr-cli deploy --suffix demo (takes up where this run ended)');
  expect(io.exits).toEqual([]);
});

test('an interrupted run names what goes on with it and what looks on', async () => {
  const io = testIo();
  const command = (verb: string, ...options: string[]) => ['dr-cli', verb, ...options].join(' ');
  const work = interruptible(io, comeBackTo({ command }, 'dr-cli destroy'), untilAborted);

  io.interrupt();

  await expect(work).rejects.toBeInstanceOf(Interrupted);
  expect(io.err()).toContain(
    'next: dr-cli destroy (takes up where this run ended)\n' +
      '  or: dr-cli status --watch (looks on while CloudFormation finishes)\n' +
      '  or: dr-cli attach (shows again what this run did)\n',
  );
});

test('the second Ctrl-C exits at once', async () => {
  const io = testIo();
  const work = interruptible(io, 'x', untilAborted).catch(() => undefined);

  io.interrupt();
  io.interrupt();

  await work;
  expect(io.exits).toEqual([130]);
});

test('once the work is done, Ctrl-C is the process’s again', async () => {
  const io = testIo();
  await interruptible(io, 'x', async () => undefined);

  io.interrupt();

  expect(io.err()).toBe('');
});

test('the message goes through the display while there is one', async () => {
  const io = testIo();
  const said: string[] = [];
  const work = interruptible(io, 'x', (signal, announceThrough) => {
    announceThrough((text) => said.push(text));
    return untilAborted(signal);
  }).catch(() => undefined);

  io.interrupt();

  await work;
  expect(said.join('')).toContain('interrupted');
  expect(io.err()).toBe('');
});

test('Ctrl-C ends reading at once and says that nothing is under way', async () => {
  const io = testIo();
  const work = interruptibleRead(io, 'dr-cli status --suffix demo', () => new Promise(() => {}));

  io.interrupt();

  await expect(work).rejects.toBeInstanceOf(Interrupted);
  expect(io.err()).toBe(
    '\ninterrupted: only reading was under way\nnext: dr-cli status --suffix demo\n',
  );
});

test('a reader that goes away ends waits like Ctrl-C, and the other stream says why', async () => {
  const io = testIo();
  const work = interruptible(io, 'dr-cli deploy --suffix demo', untilAborted);

  io.loseOutput();

  await expect(work).rejects.toBeInstanceOf(Interrupted);
  expect(io.err()).toContain('the output goes nowhere any more: nothing new is started');
  expect(io.err()).toContain('next: dr-cli deploy --suffix demo');
});

test('a reader that goes by the same Ctrl-C is no second Ctrl-C', async () => {
  const io = testIo();
  const work = interruptible(io, 'x', untilAborted).catch(() => undefined);

  io.interrupt();
  io.loseOutput();

  await work;
  expect(io.exits).toEqual([]);
});

test('reading ends without a word when nobody reads what it prints', async () => {
  const io = testIo();
  const work = interruptibleRead(io, 'x', () => new Promise(() => {}));

  io.loseOutput();

  await expect(work).rejects.toBeInstanceOf(Interrupted);
  expect(io.err()).toBe('');
});

test.each([
  ['ctrl-c', 130, 'interrupted: nothing new is started'],
  ['terminated', 143, 'terminated: nothing new is started'],
  ['hung-up', 129, 'the terminal was closed: nothing new is started'],
] as const)('%s ends waits with %d and says how to come back', async (by, exitCode, said) => {
  const io = testIo();
  const work = interruptible(io, 'dr-cli deploy --suffix demo', untilAborted);

  io.interrupt(by);

  await expect(work).rejects.toMatchObject({ by, exitCode });
  expect(io.err()).toContain(said);
  expect(io.err()).toContain('next: dr-cli deploy --suffix demo');
});

test.each(['terminated', 'hung-up'] as const)(
  '%s a second time changes nothing, and Ctrl-C after it exits at once',
  async (by) => {
    const io = testIo();
    const work = interruptible(io, 'x', untilAborted).catch(() => undefined);

    io.interrupt(by);
    io.interrupt(by);
    const exitsBefore = [...io.exits];
    io.interrupt();

    await work;
    expect(exitsBefore).toEqual([]);
    expect(io.exits).toEqual([130]);
  },
);

test('a signal ends reading at once and says that nothing is under way', async () => {
  const io = testIo();
  const work = interruptibleRead(io, 'dr-cli status', () => new Promise(() => {}));

  io.interrupt('terminated');

  await expect(work).rejects.toMatchObject({ exitCode: 143 });
  expect(io.err()).toBe('\nterminated: only reading was under way\nnext: dr-cli status\n');
});
