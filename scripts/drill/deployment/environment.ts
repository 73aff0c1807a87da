import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CommandContext, HostedZone, LocalConnection } from '../../dr-cli/context';
import { openWorld } from '../../dr-cli/local-cloud';
import { localSettings } from '../../dr-cli/settings';
import { LOCAL_POLLING } from '../../engine/clock';
import { DrError } from '../../engine/errors';
import { attachLocalCloud } from '../../local-cloud/attach';
import { createLocalCloud } from '../../local-cloud/create-local-cloud';
import { BatchingStore } from '../../local-cloud/live/batching-store';
import { ONLY_DRIVER } from '../../local-cloud/live/driver-lease';
import { LiveCloud } from '../../local-cloud/live/live-cloud';
import { INSTANT_PACE } from '../../local-cloud/live/pace';
import { WorldClock } from '../../local-cloud/live/world-clock';
import { modelledEndpoints } from '../../local-cloud/payments/endpoints';
import { paymentFunctions } from '../../local-cloud/payments/functions';
import { MemoryStore, type Store } from '../../local-cloud/persistence';
import { DirectoryStore } from '../../local-cloud/persistence-directory';
import { membersOf } from '../../local-cloud/resources/rules/rds/global-cluster-members';
import { resourcesInAllRegions, resourcesOfType } from '../../local-cloud/resources/store';
import { QUIET_BEHAVIOUR } from '../../local-cloud/runtime/behaviour';
import { cloudDns } from '../../local-cloud/services/route53-dns';
import type { LocalCloudState } from '../../local-cloud/state';
import { forkOf } from './fork-of';
import { silentIo } from './silent-io';

/** The environment that a drill takes place in: its own, in memory. */
export interface DrillEnvironment {
  readonly store: Store;
  readonly domainName: string;
  /** `copied` from the local cloud, as it is deployed there, or deployed for this drill. */
  readonly origin: 'copied' | 'deployed';
  /** How far its time has come. */
  readonly reachedMs: number;
}

const CLIENT_TIMEOUT_MS = 60_000;

/**
 * A copy of the environment where the local cloud has it, else one that is deployed for the drill.
 * What is deployed stays as it is, whatever the drill does.
 */
export async function openEnvironment(
  context: CommandContext,
  suffix: string,
  deployOptions: readonly string[] = [],
): Promise<DrillEnvironment> {
  const { domainName } = localSettings(suffix);
  const copied = await copyOfDeployed(context, suffix);
  const store = copied ?? new MemoryStore();
  if (copied === undefined) await deployInto(store, context, suffix, deployOptions);
  const { command, openedMs } = await openCommands(store, context, suffix);
  await command('arm', '--yes');
  return {
    store,
    domainName,
    origin: copied === undefined ? 'deployed' : 'copied',
    reachedMs: store.load().reachedMs ?? openedMs,
  };
}

/** Deploys an environment, for which nobody waits. */
export async function deployInto(
  store: Store,
  context: CommandContext,
  suffix: string,
  options: readonly string[] = [],
): Promise<void> {
  const { command } = await openCommands(store, context, suffix);
  await command('deploy', '--yes', ...options);
}

async function openCommands(store: Store, context: CommandContext, suffix: string) {
  const { domainName, hostedZoneId } = localSettings(suffix);
  const zone = { domainName, hostedZoneId };
  const openedMs = await openWorld(store, zone, Date.now());
  return { command: commandsIn(context, store, suffix, zone, openedMs), openedMs };
}

/** @returns `undefined` when it isn't deployed there as a drill needs it */
async function copyOfDeployed({ io }: CommandContext, suffix: string): Promise<Store | undefined> {
  const folder = resolve(io.workingDirectory, io.env.DR_LOCAL_STATE ?? '.dr/local-cloud');
  if (!existsSync(join(folder, 'state.json'))) return undefined;
  const store = await forkOf(new DirectoryStore(folder));
  return isAtHome(store.load(), suffix) ? store : undefined;
}

/** All of it is deployed, and the home primary writes. */
function isAtHome(state: LocalCloudState, suffix: string): boolean {
  const services = resourcesInAllRegions(state, 'AWS::ECS::Service').filter(
    ({ resource }) => resource.properties.ServiceName === `ecs-service-${suffix}`,
  );
  const machines = resourcesInAllRegions(state, 'AWS::StepFunctions::StateMachine').filter(
    ({ resource }) => resource.properties.StateMachineName === `failover-${suffix}`,
  );
  const databases = resourcesOfType({ state, region: '' }, 'AWS::RDS::GlobalCluster').filter(
    ({ physicalId }) => physicalId.endsWith(`-${suffix}`),
  );
  const checks = resourcesOfType({ state, region: '' }, 'AWS::Route53::HealthCheck');
  const writers = databases.flatMap(membersOf).filter(({ isWriter }) => isWriter);
  return (
    services.length === 2 &&
    machines.length === 2 &&
    checks.length >= 4 &&
    writers.some(({ region }) => region === services[0]?.region)
  );
}

/** Commands against the world, in which nobody waits: time jumps. */
function commandsIn(
  context: CommandContext,
  store: Store,
  suffix: string,
  zone: HostedZone,
  reachedMs: number,
) {
  const batching = new BatchingStore(store);
  const clock = new WorldClock(reachedMs, INSTANT_PACE);
  const cloud = createLocalCloud({
    store: batching,
    clock,
    behaviour: { ...QUIET_BEHAVIOUR, ...modelledEndpoints.behaviour },
    otherServices: modelledEndpoints.services,
  });
  const openLocalCloud = async (): Promise<LocalConnection> => {
    await openWorld(batching, zone, clock.nowMs());
    const live = new LiveCloud({
      cloud,
      clock,
      store: batching,
      pace: INSTANT_PACE,
      lease: ONLY_DRIVER,
      lambdas: paymentFunctions(modelledEndpoints),
    });
    const endpoint = live.endpoint(CLIENT_TIMEOUT_MS);
    return {
      connection: { attach: (client) => void attachLocalCloud(client, endpoint) },
      clock,
      polling: LOCAL_POLLING,
      dns: cloudDns((timeoutMs) => live.endpoint(timeoutMs)),
      live: (signal) => live.live(signal),
    };
  };
  return async (verb: string, ...options: readonly string[]): Promise<void> => {
    // Commands know the drill's command: it can only be loaded when both are there.
    const { main } = await import('../../dr-cli/main');
    const io = silentIo(context.io);
    const exitCode = await main([verb, '--suffix', suffix, '--local', ...options], io, {
      product: context.product,
      openLocalCloud,
    });
    if (exitCode !== 0) {
      throw new DrError({
        code: 'DR_DRILL_NOT_DEPLOYED',
        message: `dr-cli ${verb} in the drill's own environment failed:\n${io.err()}`,
        nextSteps: [`dr-cli deploy --suffix ${suffix} --local`],
      });
    }
  };
}
