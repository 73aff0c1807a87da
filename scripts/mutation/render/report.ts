import type { MutantResult } from '../run/try-mutants';
import {
  caughtBy,
  REQUIRED_SHARE,
  type Score,
  scoreOf,
  scoresByKind,
  scoresByTarget,
  shareOf,
} from '../score';
import type { SurvivorCheck, SurvivorReasons } from '../survivors';

const NUMBER_WIDTH = 10;

/** Tables of what was caught, the survivors, and what is wrong with their reasons. */
export function renderReport(
  results: readonly MutantResult[],
  check: SurvivorCheck,
  reasons: SurvivorReasons,
): string {
  const total = scoreOf('all', results);
  const sections = [
    table('kind', [...scoresByKind(results), total]),
    table('where', [...scoresByTarget(results), total]),
    list(
      'Caught by',
      caughtBy(results).map(({ by, count }) => `${String(count).padStart(5)}  ${by}`),
    ),
    list(
      'Survivors',
      results
        .filter(({ verdict }) => verdict.kind !== 'caught')
        .map((result) => survivor(result, reasons)),
    ),
    list(
      'Caught after all: take their reasons out of scripts/mutation/survivors.json',
      check.caughtAfterAll.map(({ mutant }) => mutant.id),
    ),
    list('Reasons for what is no mutant any more', check.stale),
    `${total.caught} of ${total.mutants} mutants caught: ${percent(shareOf(total))}, required ${percent(REQUIRED_SHARE)}; ${check.unexplained.length} survivors without a reason\n`,
  ];
  return sections.filter((section) => section !== '').join('\n');
}

function table(heading: string, scores: readonly Score[]): string {
  const width = Math.max(...scores.map(({ name }) => name.length), heading.length);
  const line = (name: string, ...cells: readonly string[]) =>
    `${name.padEnd(width)}${cells.map((cell) => cell.padStart(NUMBER_WIDTH)).join('')}\n`;
  return [
    line(heading, 'mutants', 'caught', 'survived', 'score'),
    ...scores.map((score) =>
      line(
        score.name,
        String(score.mutants),
        String(score.caught),
        String(score.mutants - score.caught),
        score.mutants === 0 ? '-' : percent(shareOf(score)),
      ),
    ),
  ].join('');
}

const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)} %`;

function survivor({ mutant, verdict }: MutantResult, reasons: SurvivorReasons): string {
  const runs = verdict.kind === 'survived' ? `${verdict.runs} runs` : 'no run comes by it';
  return [
    `${mutant.place}: ${mutant.change} (${runs})`,
    `    ${mutant.id}`,
    `    ${reasons[mutant.id] ?? 'no reason given'}`,
  ].join('\n');
}

const list = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`;
