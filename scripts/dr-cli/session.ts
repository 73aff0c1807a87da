import { randomBytes } from 'node:crypto';
import type { Connection } from '../aws/clients';
import { AWS_POLLING, type Clock, LOCAL_POLLING, type Polling } from '../engine/clock';
import type { Environment, Run } from '../engine/environment';
import type { Emit } from '../engine/events';
import type { Cloud } from '../engine/ports';
import { cloudWithStackSets } from '../engine/stack-sets/resolved-stacks';
import { awsLive } from './aws-live';
import { systemClock } from './clock';
import { connectionSettings } from './connection-settings';
import type { CommandContext, HostedZone, Live, LocalConnection } from './context';
import type { ConnectionOptions } from './options';
import { roleSessionName } from './role-session-name';
import { SETTING_NAMES, SETTING_OPTIONS, type SettingName } from './setting-options';
import { type SettingSources, settingSources } from './setting-sources';
import { localSettings, resolveSuffix } from './settings';
import { typedConnection, typedSettings } from './typed-command';

/** An environment and a connection to it, for the time of one command. */
export interface Session extends Live {
  readonly environment: Environment;
  readonly cloud: Cloud;
  /** For clients that one command alone needs. */
  readonly connection: Connection;
  readonly clock: Clock;
  readonly polling: Polling;
  /** See {@link LocalConnection.patience}. */
  readonly patience: number;
  /** Where the calls go: `aws`, the URL of an endpoint, or the folder of a local cloud. */
  readonly place: string;
}

/** Checks what was typed, finds out whose account it is, and gives the environment. */
export async function openSession(
  context: CommandContext,
  options: ConnectionOptions,
  hostedZone?: HostedZone,
): Promise<Session> {
  const { io, product } = context;
  const sources = settingSources(io, options);
  const suffix = resolveSuffix(sources);
  const {
    connection: source,
    clock,
    polling,
    patience = 1,
    place = 'local',
    ...live
  } = await connect(context, options, sources, hostedZone ?? localSettings(suffix));
  // The AWS SDK is most of the program; help and a typing error need nothing of it.
  const [{ createCloud }, { withAssumedRole }] = await Promise.all([
    import('../aws/cloud'),
    import('../aws/assumed-role'),
  ]);
  const { primary, dr } = product.topology.regions;
  const regionNames = [primary.name, dr.name] as const;
  const connection = withAssumedRole(source, regionNames);
  const cloud = cloudWithStackSets(createCloud(connection, regionNames), {
    topology: product.topology,
    stackName: (stack) => product.stackName(stack, suffix),
  });
  return {
    cloud,
    connection,
    clock,
    polling,
    patience,
    place,
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
          ...(TAKES_SETTINGS.has(verb) ? typedSettings(options, namesBesides(extra)) : []),
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
  { local }: ConnectionOptions,
  sources: SettingSources,
  hostedZone: HostedZone,
): Promise<LocalConnection> {
  if (local) {
    return openLocalCloud(io, hostedZone);
  }
  const { endpointUrl, roleArn, ...given } = connectionSettings(sources);
  // As the SDK chooses it, and named here so that messages can name it.
  const profile = given.profile ?? io.env.AWS_PROFILE;
  return {
    connection: {
      ...(profile !== undefined && { profile }),
      ...(roleArn !== undefined && {
        role: { arn: roleArn, sessionName: roleSessionName(io.env) },
      }),
      ...(endpointUrl !== undefined && { endpointUrl }),
    },
    ...awsLive,
    place: endpointUrl ?? 'aws',
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

/** Commands that settings can be given to. */
const TAKES_SETTINGS: ReadonlySet<string> = new Set(['deploy', 'preview']);

/** Settings to be repeated as they were typed: those that get no other value. */
function namesBesides(options: readonly string[]): SettingName[] {
  return SETTING_NAMES.filter(
    (name) => name !== 'suffix' && !options.includes(SETTING_OPTIONS[name].flag),
  );
}
