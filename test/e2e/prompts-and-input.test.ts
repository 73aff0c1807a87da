import { version as packageVersion } from '../../package.json';
import { main } from '../../scripts/dr-cli/main';
import { AwsError } from '../../scripts/local-cloud/service';
import { localWorld } from '../support/local-world';
import { smallProduct } from '../support/small-product';
import { NO_ANSWER, type TestIo, testIo } from '../support/test-io';

const product = smallProduct();

test('a deploy that nobody can confirm fails at once and names the command that asks nothing', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('deploy');

  expect(exitCode).toBe(4);
  expect(err).toContain('next: dr-cli deploy --suffix demo --local --yes');
});

test('a declined deploy changes nothing', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('deploy', { answer: 'no' });

  expect(exitCode).toBe(3);
  expect(err).toContain('declined; nothing was changed');
  expect(world.calls.map(({ operation }) => operation)).not.toContain('CreateChangeSet');
});

test('a question that the input ends at is left on its own line', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('deploy', { onStart: leaveUnanswered });

  expect(exitCode).toBe(3);
  expect(err).toContain('Type yes: \nerror: declined; nothing was changed');
});

/** Ctrl-D. */
function leaveUnanswered(io: TestIo): void {
  Object.assign(io, {
    isInteractive: true,
    ask: async (question: string) => void io.stderr.write(question),
  });
}

test('Ctrl-C at the question ends as Ctrl-C does, and nothing was changed', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('deploy', { answer: NO_ANSWER });

  expect(exitCode).toBe(130);
  expect(err).toMatch(/Type yes: \ninterrupted: nothing was changed\n$/);
  expect(world.calls.map(({ operation }) => operation)).not.toContain('CreateChangeSet');
});

test('a confirmed deploy runs', async () => {
  const world = localWorld(product);

  const { exitCode } = await world.run('deploy', { answer: 'yes' });

  expect(exitCode).toBe(0);
});

test('a destroy is confirmed with the suffix and with nothing else', async () => {
  const world = localWorld(product);
  await world.run('deploy --yes');

  const declined = await world.run('destroy --delete-data', { answer: 'yes' });
  const confirmed = await world.run('destroy --delete-data', { answer: 'demo' });

  expect(declined.exitCode).toBe(3);
  expect(confirmed.exitCode).toBe(0);
});

test.each([
  ['deploy --suffix Prod', 'an environment suffix is 1 to 12 characters'],
  ['deploy --suffix averyverylongsuffix', 'an environment suffix is 1 to 12 characters'],
  ['deploy --domain payments', 'a domain name has labels'],
  ['deploy --only regional@mars', 'there is no stack regional@mars'],
  ['outputs --region mars-1', 'region mars-1 is not one of this environment'],
  ['outputs --sam front-dr', 'samconfig.toml has no environment front-dr'],
])('%s is refused with the rule, before anything is done', async (commandLine, message) => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run(commandLine);

  expect(exitCode).toBe(4);
  expect(err).toContain('error: ');
  expect(err).toContain(message);
  expect(err).toContain('next: ');
  expect(err).not.toMatch(/^ +at /m);
});

test('a setting that can’t be used leaves the rest of the command to type again', async () => {
  const world = localWorld(product);

  const { err } = await world.run('deploy --domain payments --nat-gateways single');

  expect(err).toMatch(
    /\nnext: dr-cli deploy --suffix demo --domain <name> --nat-gateways single --local\n$/,
  );
});

test('without an account, a missing suffix names the command and the way to try it', async () => {
  const io = testIo();

  expect(await main(['deploy', '--profile', 'prod'], io)).toBe(4);

  expect(io.err()).toContain(
    'next: dr-cli deploy --suffix <name> --profile prod\n' +
      '  or: dr-cli deploy --suffix demo --local (needs no account)\n',
  );
});

test('an unknown option is refused with the way to the help', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('deploy --locla');

  expect(exitCode).toBe(4);
  expect(err).toContain("error: unknown option '--locla'");
  expect(err).toContain('--help');
});

test('an unknown option suggests none that the command doesn’t take', async () => {
  const world = localWorld(product);

  const { err } = await world.run('deploy --region us-east-1');

  expect(err).toContain("error: unknown option '--region'\n");
  expect(err).not.toContain('--version');
});

test('help goes to stdout and is no error', async () => {
  const world = localWorld(product);

  const { exitCode, out, err } = await world.run('deploy --help');

  expect(exitCode).toBe(0);
  expect(out).toContain('Examples:');
  expect(err).toBe('');
});

test('outputs before a deploy say what to type', async () => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run('outputs');

  expect(exitCode).toBe(1);
  expect(err).toContain('next: dr-cli deploy --suffix demo --local');
});

test.each([
  ['deploy --json', 'yes', 'base@primary'],
  ['destroy --delete-data --json', 'demo', 'sweep@primary'],
])('whoever is asked by %s has seen the plan', async (command, answer, step) => {
  const world = localWorld(product);

  const { exitCode, err } = await world.run(command, { answer });

  expect(exitCode).toBe(0);
  expect(err.indexOf(step)).toBeGreaterThan(-1);
  expect(err.indexOf(step)).toBeLessThan(err.indexOf('Type'));
});

test('--debug shows AWS’s id of the request that failed', async () => {
  const world = localWorld(product, ({ operation }) =>
    operation === 'DescribeStacks' ? new AwsError('Odd', 'odd', 400) : undefined,
  );

  const { err } = await world.run('outputs --debug');

  expect(err).toMatch(/^caused by .*odd(.|\n)*^request id [0-9a-f]{32}$/m);
});

test.each(['status', 'outputs'])(
  'Ctrl-C in %s exits with 130 and prints nothing',
  async (command) => {
    const io: { interrupt?: () => void } = {};
    const world = localWorld(product, () => {
      io.interrupt?.();
      return undefined;
    });

    const { exitCode, out, err } = await world.run(command, {
      onStart: (testIo) => {
        io.interrupt = testIo.interrupt;
      },
    });

    expect(exitCode).toBe(130);
    expect(out).toBe('');
    expect(err).toContain(`next: dr-cli ${command} --suffix demo --local`);
  },
);

test('asked for its version, dr-cli prints it and does nothing', async () => {
  const io = testIo();

  expect(await main(['--version'], io)).toBe(0);
  expect(io.out()).toBe(`${packageVersion}\n`);
});

test('an option that is given twice with different values is refused', async () => {
  const io = testIo();

  expect(await main(['destroy', '--suffix', 'demo', '--suffix', 'prod'], io)).toBe(4);

  expect(io.err()).toContain(
    "option '--suffix <name>' argument 'prod' is invalid. It was given before as 'demo'.",
  );
});

test('an option that is given twice with the same value is no mistake', async () => {
  const again = '--suffix demo --suffix demo';

  const { exitCode } = await localWorld(product).run(`deploy --yes --only base ${again}`);

  expect(exitCode).toBe(0);
});

test('options that take a list may come again', async () => {
  const { exitCode } = await localWorld(product).run(
    'deploy --yes --only base@primary --only base@dr',
  );

  expect(exitCode).toBe(0);
});

test('help for a mistyped command suggests what the mistyped command does', async () => {
  const [help, command] = [testIo(), testIo()];

  expect(await main(['help', 'deplo'], help)).toBe(4);
  expect(await main(['deplo'], command)).toBe(4);

  expect(help.err()).toContain("unknown command 'deplo'\n(Did you mean deploy?)");
  expect(help.err()).toBe(command.err());
});

test('help for a command, and for help itself, is still help', async () => {
  const [deploy, help] = [testIo(), testIo()];

  expect(await main(['help', 'deploy'], deploy)).toBe(0);
  expect(await main(['help', 'help'], help)).toBe(0);

  expect(deploy.out()).toContain('Usage: dr-cli deploy');
});
