import { randomBytes } from 'node:crypto';
import { createCloud } from '../aws/cloud';
import { AWS_POLLING, type Clock, LOCAL_POLLING, type Polling } from '../engine/clock';
import type { Environment, Run } from '../engine/environment';
import { DrError, EXIT } from '../engine/errors';
import type { Emit } from '../engine/events';
import type { Cloud } from '../engine/ports';
import { awsLive } from './aws-live';
import { systemClock } from './clock';
import type { CommandContext, HostedZone, Live, LocalConnection } from './context';
import { type ConnectionOptions, settingFlags } from './options';
import { SETTING_NAMES } from './setting-options';
import { localSettings, resolveSuffix } from './settings';
import { typedConnection, typedSettings } from './typed-command';

/** An environment and a connection to it, for the time of one command. */
export interface Session extends Live {
  readonly environment: Environment;
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly polling: Polling;
  /** See {@link LocalConnection.patience}. */
  readonly patience: number;
}

/** Checks what was typed, finds out whose account it is, and gives the environment. */
export async function openSession(
  context: CommandContext,
  options: ConnectionOptions,
  hostedZone?: HostedZone,
): Promise<Session> {
  const { io, product } = context;
  const suffix = resolveSuffix(settingFlags(options), io.env);
  const {
    connection,
    clock,
    polling,
    patience = 1,
    ...live
  } = await connect(context, options, hostedZone ?? localSettings(suffix));
  const cloud = createCloud(connection, [
    product.topology.regions.primary.name,
    product.topology.regions.dr.name,
  ]);
  return {
    cloud,
    clock,
    polling,
    patience,
    ...live,
    environment: {
      suffix,
      topology: product.topology,
      stackName: (stack) => product.stackName(stack, suffix),
      ownership: product.ownership,
      destroy: product.destroyKnowledge(suffix, (await cloud.caller()).accountId),
      command: (verb, ...extra) =>
        [
          ...[io.program, verb, '--suffix', suffix, ...typedConnection(options)],
          ...(verb === 'deploy' ? typedSettings(options, NAMES_BUT_SUFFIX) : []),
          ...extra,
        ].join(' '),
    },
  };
}

/** One run of the engine in this session. */
export function startRun(session: Session, emit: Emit, signal: AbortSignal): Run {
  const { environment, cloud, clock, polling } = session;
  return { id: runId(clock), environment, cloud, clock, polling, emit, signal };
}

async function connect(
  { io, openLocalCloud }: CommandContext,
  options: ConnectionOptions,
  hostedZone: HostedZone,
): Promise<LocalConnection> {
  const { local, endpointUrl } = options;
  if (local) {
    return openLocalCloud(io, hostedZone);
  }
  if (endpointUrl !== undefined && !URL.canParse(endpointUrl)) {
    throw new DrError({
      code: 'DR_INVALID_ENDPOINT',
      message: `--endpoint-url "${endpointUrl}" is not a URL`,
      nextSteps: ['--endpoint-url http://127.0.0.1:5000'],
      exitCode: EXIT.invalidInput,
    });
  }
  // As the SDK chooses it, and named here so that messages can name it.
  const profile = options.profile ?? io.env.AWS_PROFILE;
  return {
    connection: {
      ...(profile !== undefined && { profile }),
      ...(endpointUrl !== undefined && { endpointUrl }),
    },
    ...awsLive,
    clock: systemClock,
    // One URL for every service is an emulator's, which throttles nobody.
    polling: endpointUrl === undefined ? AWS_POLLING : LOCAL_POLLING,
  };
}

/** Sortable by time, and unlike any other run's: it names change sets. */
function runId(clock: Clock): string {
  const time = new Date(clock.nowMs()).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  return `${time}-${randomBytes(3).toString('hex')}`;
}

const NAMES_BUT_SUFFIX = SETTING_NAMES.filter((name) => name !== 'suffix');
