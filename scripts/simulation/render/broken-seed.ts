import { invariants, type Violation } from '../invariants';
import { minutesAndSeconds } from '../invariants/invariant';
import type { Fault, Schedule } from '../schedule/fault';

export interface BrokenSeed {
  readonly scenario: string;
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly shortest: Schedule;
}

/** What broke, what it takes to break it, and the command that does it again. */
export function renderBrokenSeed({ scenario, seed, violations, shortest }: BrokenSeed): string {
  const lines = violations.flatMap(({ invariant, problem }) => [
    `  ${invariant}: ${sentenceOf(invariant)}`,
    `    ${problem}`,
  ]);
  const faults = shortest.faults.map((fault) => `    ${describe(fault)}`);
  return [
    `Seed ${seed} of ${scenario} breaks:`,
    ...lines,
    `  Shortest schedule that does, of ${minutesAndSeconds(shortest.durationMs)}:`,
    ...(faults.length === 0 ? ['    nothing goes wrong at all'] : faults),
    `  Again: npm run simulate -- --scenario ${scenario} --seed ${seed}`,
    '',
  ].join('\n');
}

const sentenceOf = (name: string): string =>
  invariants.find((invariant) => invariant.name === name)?.sentence ?? '';

function describe(fault: Fault): string {
  const { kind, ...details } = fault;
  const words = Object.entries(details).map(([name, value]) =>
    name.endsWith('Ms') && typeof value === 'number'
      ? `${name.slice(0, -2)} ${minutesAndSeconds(value)}`
      : `${name} ${wordsOf(value)}`,
  );
  return [kind, ...words].join(', ');
}

/** An item of thirty samples would hide the faults beside it. */
const MAX_WORDS_LENGTH = 200;

function wordsOf(value: unknown): string {
  const isList = Array.isArray(value) && value.every((each) => typeof each !== 'object');
  const words = isList
    ? value.join('-')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);
  return words.length <= MAX_WORDS_LENGTH
    ? words
    : `${words.slice(0, MAX_WORDS_LENGTH)}… (${words.length} characters)`;
}
