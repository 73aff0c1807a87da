import { byClient, outagesOf } from '../checks/outages';
import type { PhaseBody } from '../evidence/types';
import type { Observations, SeenPhase } from './observations';

/** How long each stretch may take, and where that is from. */
export interface Budgets {
  readonly healthCheckMs: number;
  readonly confirmationMs: number;
  readonly ttlMs: number;
}

type Phase = Omit<PhaseBody, 'type'>;

/** The way from the first fault that matters to clients that pay again, for the last change of the writer. */
export function phasesOf(observations: Observations, budgets: Budgets): readonly Phase[] {
  const { faults, health, dns, writerChanges } = observations;
  const change = writerChanges[0];
  const fault = faults.find(({ region }) => region === 'primary');
  const operation = [...observations.operations].find(
    ([, { startedAtMs, endedAtMs }]) =>
      change !== undefined &&
      startedAtMs <= change.writableAtMs &&
      change.writableAtMs <= (endedAtMs ?? Number.POSITIVE_INFINITY),
  );
  const phases: Phase[] = [];
  const add = (phase: Phase | undefined) => void (phase && phases.push(phase));
  if (fault !== undefined) {
    const unhealthy = firstAfter(health.writer, fault.beginsAtMs, (value) => !value);
    add({
      phase: 'detect-health-check',
      title: 'Health check fails',
      branch: 'detection',
      startedAtMs: fault.beginsAtMs,
      endedAtMs: unhealthy ?? null,
      budgetMs: budgets.healthCheckMs,
      budgetSource: 'interval and threshold of the health check',
    });
    if (unhealthy !== undefined) {
      add({
        phase: 'detect-confirm',
        title: 'Loss confirmed',
        branch: 'detection',
        startedAtMs: unhealthy,
        endedAtMs: operation?.[1].startedAtMs ?? null,
        budgetMs: budgets.confirmationMs + SAMPLE_MS,
        budgetSource: 'confirmation time of the policy, and one sample',
      });
    }
  }
  if (operation !== undefined && change !== undefined) {
    const [key, { name, startedAtMs }] = operation;
    const own = { operation: name };
    const at = (phase: string) => phaseAt(observations.phases, key, phase);
    add({
      ...own,
      phase: 'start',
      title: 'Operation claims and confirms',
      branch: 'database',
      startedAtMs,
      endedAtMs: change.requestedAtMs,
    });
    add({
      ...own,
      phase: 'promote',
      title: 'Database promoted',
      branch: 'database',
      startedAtMs: change.requestedAtMs,
      endedAtMs: change.writableAtMs,
    });
    add(
      between(own, 'verify', 'Payment verified', 'database', change.writableAtMs, at('verified')),
    );
    add(
      between(
        own,
        'latch',
        'DNS held',
        'dns',
        at('verified') ?? change.writableAtMs,
        at('latched'),
      ),
    );
    add(
      between(
        own,
        'serve',
        'Name servers answer with the new region',
        'dns',
        at('latched'),
        at('serving') ?? at('done'),
      ),
    );
  }
  if (change !== undefined) {
    const beganMs = fault?.beginsAtMs ?? operation?.[1].startedAtMs ?? change.requestedAtMs;
    const flippedMs = firstAfter(dns, beganMs, (value) => value === change.region);
    add({
      phase: 'dns-flip',
      title: 'DNS answer changes',
      branch: 'dns',
      startedAtMs: beganMs,
      endedAtMs: flippedMs ?? null,
    });
    const lastMs = lastClientMoved(observations, flippedMs);
    if (flippedMs !== undefined) {
      add({
        phase: 'dns-cache',
        title: "Clients' caches run out",
        branch: 'dns',
        startedAtMs: flippedMs,
        endedAtMs: lastMs ?? null,
        budgetMs: budgets.ttlMs,
        budgetSource: 'TTL of the answer',
      });
    }
    const outages = [...byClient(observations.payments).values()]
      .flatMap(outagesOf)
      .filter(({ toMs }) => toMs === null || toMs > beganMs);
    if (outages.length > 0) {
      const ends = outages.map(({ toMs }) => toMs);
      add({
        phase: 'clients',
        title: 'Clients without payments',
        branch: 'clients',
        startedAtMs: Math.min(...outages.map(({ fromMs }) => fromMs)),
        endedAtMs: ends.includes(null) ? null : Math.max(...ends.map((ms) => ms ?? 0)),
      });
    }
  }
  return phases;
}

const SAMPLE_MS = 10_000;

function between(
  own: { readonly operation: string },
  phase: string,
  title: string,
  branch: Phase['branch'],
  startedAtMs: number | undefined,
  endedAtMs: number | undefined,
): Phase | undefined {
  return startedAtMs === undefined
    ? undefined
    : { ...own, phase, title, branch, startedAtMs, endedAtMs: endedAtMs ?? null };
}

const phaseAt = (phases: readonly SeenPhase[], operation: string, phase: string) =>
  phases.find((seen) => seen.operation === operation && seen.phase === phase)?.atMs;

const firstAfter = <T>(
  line: readonly { readonly atMs: number; readonly value: T }[],
  fromMs: number,
  isWanted: (value: T) => boolean,
) => line.find(({ atMs, value }) => atMs >= fromMs && isWanted(value))?.atMs;

/** When the last client asked again and was led elsewhere. */
function lastClientMoved(
  { resolutions }: Observations,
  flippedMs: number | undefined,
): number | undefined {
  if (flippedMs === undefined) return undefined;
  const firstByClient = new Map<number, number>();
  for (const { client, atMs } of resolutions) {
    if (atMs >= flippedMs && !firstByClient.has(client)) firstByClient.set(client, atMs);
  }
  return firstByClient.size === 0 ? undefined : Math.max(...firstByClient.values());
}
