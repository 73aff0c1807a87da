import type { Command } from 'commander';
import { type FindingCode, isFindingCode } from '../../engine/doctor/catalogue';
import { type Examination, examine } from '../../engine/doctor/examine';
import { verdictOn } from '../../engine/doctor/verdict';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, addSettingOptions, type ConnectionOptions } from '../options';
import { doctorObject } from '../render/doctor/doctor-json';
import { type DoctorReport, doctorText } from '../render/doctor/doctor-text';
import { styleFor } from '../render/style';
import { openSession, type Session, startRun } from '../session';
import type { SettingName } from '../setting-options';
import { settingSources } from '../setting-sources';
import { chooseSettings, localSettings } from '../settings';
import { typedConnection, typedSettings } from '../typed-command';

interface DoctorOptions extends ConnectionOptions {
  readonly ignore?: readonly string[];
  readonly strict?: true;
}

export function addDoctorCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('doctor')
    .description('Look for what would stop a deploy or a failover, before either; changes nothing')
    .option('--ignore <code...>', 'findings that do not count: DR1132')
    .option('--strict', 'what is unknown and warnings stand in the way too');
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action(async (options: DoctorOptions) => finish(await runDoctor(context, options)));
}

const HELP = `
Ends with 0 when nothing stands in the way and with 4 when something does. What could not be looked
at is told as unknown; it stands in the way with --strict.

Examples:
  dr-cli doctor --suffix demo --local
  dr-cli doctor --suffix prod --domain payments.example.com --hosted-zone-id Z0123456789EXAMPLE
  dr-cli doctor --suffix prod --ignore DR1132 DR1092
  dr-cli doctor --suffix prod --json | jq '.findings[] | select(.severity == "error")'`;

async function runDoctor(context: CommandContext, options: DoctorOptions): Promise<ExitCode> {
  const { io } = context;
  const ignored = readCodes(options.ignore ?? [], io.program);
  const report = await makeReport(context, options, ignored);
  const { stdout } = io;
  stdout.write(
    options.json
      ? `${JSON.stringify(doctorObject(report))}\n`
      : doctorText(report, { columns: stdout.columns, style: styleFor(stdout, io.env) }),
  );
  return report.verdict.isBlocked ? EXIT.invalidInput : EXIT.done;
}

async function makeReport(
  context: CommandContext,
  options: DoctorOptions,
  ignored: ReadonlySet<FindingCode>,
): Promise<DoctorReport> {
  const { io, product } = context;
  const sources = settingSources(io, options);
  const nextSteps = (unusable: readonly SettingName[]) => [
    [io.program, 'doctor', ...typedSettings(options, undefined, unusable)]
      .concat(typedConnection(options))
      .join(' '),
  ];
  const { suffix, given } = chooseSettings(sources, nextSteps);
  const local = localSettings(suffix, given.domainName);
  const settings = chooseSettings(sources, nextSteps, options.local ? local : {});
  const input = product.deployInput(settings);
  const seen = await openOrExplain(context, options, { ...local, ...given });
  const examination =
    'session' in seen
      ? await interruptibleRead(io, seen.session.environment.command('doctor'), (signal) =>
          look(seen.session, input, signal),
        )
      : seen;
  const { accountId, ...found } = examination;
  const blocking = options.strict ? 'all-but-info' : 'errors';
  const verdict = verdictOn(found.findings, { ignored, blocking });
  return { suffix, accountId, ...found, ignored, verdict };
}

type Seen = Examination & { readonly accountId: string | undefined };

/** Errors of credentials; nothing else can be asked without them. */
const CREDENTIAL_CODES = ['DR_NO_CREDENTIALS', 'DR_CREDENTIALS_EXPIRED', 'DR_CREDENTIALS_REFUSED'];

async function openOrExplain(
  context: CommandContext,
  options: DoctorOptions,
  hostedZone: Parameters<typeof openSession>[2],
): Promise<{ readonly session: Session } | Seen> {
  try {
    return { session: await openSession(context, options, hostedZone) };
  } catch (error) {
    if (!(error instanceof DrError) || !CREDENTIAL_CODES.includes(error.code)) {
      throw error;
    }
    const { message, nextSteps } = error;
    return {
      accountId: undefined,
      checks: 1,
      findings: [{ code: 'DR1011', what: message, fix: nextSteps }],
    };
  }
}

async function look(
  session: Session,
  input: Parameters<typeof examine>[0]['input'],
  signal: AbortSignal,
): Promise<Seen> {
  const { cloud, connection, clock, dns, environment, patience } = session;
  const { accountId } = await cloud.caller();
  // Its clients are no other command's.
  const { createAccountSurvey } = await import('../../aws/doctor/survey');
  const survey = createAccountSurvey({
    connection,
    accountId,
    clock,
    homeRegion: environment.topology.regions.primary.name,
  });
  const run = startRun(session, () => undefined, signal);
  return { accountId, ...(await examine({ run, input, survey, dns, patience })) };
}

function readCodes(codes: readonly string[], program: string): ReadonlySet<FindingCode> {
  const unknown = codes.filter((code) => !isFindingCode(code));
  if (unknown.length > 0) {
    throw new DrError({
      code: 'DR_UNKNOWN_FINDING',
      message: `doctor has no finding ${unknown.join(', ')}; docs/doctor.md has them all`,
      nextSteps: [`${program} doctor --help`],
      exitCode: EXIT.invalidInput,
    });
  }
  return new Set(codes.filter(isFindingCode));
}
