import { DrError, EXIT } from '../../../scripts/engine/errors';
import { labCommand, runLab } from '../../../scripts/payments-lab/lab-command';
import { LAB_EXIT, type LabExit } from '../../../scripts/payments-lab/lab-exit';
import { wholeNumber } from '../../../scripts/payments-lab/whole-number';
import { recordedRun } from './support/recorded-run';

const command = () =>
  labCommand('try:payments').option('--runs <count>', 'how many', wholeNumber, 20);

async function run(argv: readonly string[], work: () => Promise<LabExit>) {
  const recorded = recordedRun();
  const exitCode = await runLab(command(), argv, recorded, work);
  return { exitCode, stdout: recorded.written(), stderr: recorded.progressed() };
}

const never = () => Promise.reject(new Error('it was started'));

it.each([
  ['--rnus=5', "error: unknown option '--rnus=5'"],
  ['--runs=0', "error: option '--runs <count>' argument '0' is invalid."],
  ['5', 'error: too many arguments.'],
])('refuses %s as invalid input, and says what to type', async (argument, message) => {
  const { exitCode, stdout, stderr } = await run([argument], never);

  expect(stderr).toContain(message);
  expect(stderr).toContain('\nnext: npm run try:payments -- --help');
  expect([exitCode, stdout]).toEqual([4, '']);
});

it('shows its help on standard output, which is no error', async () => {
  const { exitCode, stdout } = await run(['--help'], never);

  expect(stdout).toContain('Usage: npm run try:payments --');
  expect(exitCode).toBe(LAB_EXIT.good);
});

it('is given its options', async () => {
  const work = jest.fn(() => Promise.resolve(LAB_EXIT.broken));

  const { exitCode } = await run(['--runs', '7'], work);

  expect(work).toHaveBeenCalledWith(expect.objectContaining({ runs: 7 }), expect.anything());
  expect(exitCode).toBe(LAB_EXIT.broken);
});

it('says what failed, without where in the code, and that it was not found out', async () => {
  const { exitCode, stderr } = await run([], () => Promise.reject(new Error('no such port')));

  expect(stderr).toBe(
    'error: no such port\nnext: run the same command with --debug and report what it prints\n',
  );
  expect(exitCode).toBe(2);
});

it('says where when it is asked to', async () => {
  const { stderr } = await run(['--debug'], () => Promise.reject(new Error('no such port')));

  expect(stderr).toMatch(/^ {4}at /m);
});

it('tells what is missing on the machine from what failed', async () => {
  const missing = new DrError({
    code: 'DR_MISSING',
    message: 'a program is missing',
    nextSteps: ['install it'],
    exitCode: EXIT.invalidInput,
  });

  const { exitCode, stderr } = await run([], () => Promise.reject(missing));

  expect(stderr).toBe('error: a program is missing\nnext: install it\n');
  expect(exitCode).toBe(4);
});
