import { setTimeout as sleep } from 'node:timers/promises';
import { checkHistory } from './check-history';
import { runClient } from './client';
import type { Attempt, StoredPayment, Violation } from './history';
import type { Lane } from './lane';
import { type Intent, planOf } from './plan';

export interface RunResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly attempts: readonly Attempt[];
  readonly stored: readonly StoredPayment[];
  readonly durationMs: number;
}

const READ_EVERY_MS = 100;

/** Carries out the plan of a seed and checks what came of it. */
export async function runSeed(lane: Lane, seed: number): Promise<RunResult> {
  const startedMs = performance.now();
  const { clients, faults } = planOf(seed);
  const attempts: Attempt[] = [];
  const unanswered: Intent[] = [];
  const start = await lane.books.now();

  let steps = 0;
  const onStep = () => {
    steps += 1;
    for (const { atStep, action } of faults) if (atStep === steps) lane.inject(action);
  };
  const over = new AbortController();
  const reading = readUntil(over.signal, lane);
  await Promise.all(
    clients.map((steps, client) =>
      runClient(steps, {
        client,
        services: lane.clients,
        onStep,
        record: (attempt) => void attempts.push(attempt),
        onUnanswered: (intent) => void unanswered.push(intent),
      }),
    ),
  );
  await lane.repaired();
  over.abort();
  await reading;

  const stored = await lane.books.paymentsSince(start);
  const violations = checkHistory({ attempts, unanswered, earlier: lane.attempts }, stored);
  lane.attempts.push(...attempts);
  return {
    seed,
    attempts,
    stored,
    violations,
    durationMs: performance.now() - startedMs,
  };
}

async function readUntil(signal: AbortSignal, { reader }: Lane): Promise<void> {
  while (!signal.aborted) {
    await reader.readOn();
    await sleep(READ_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
