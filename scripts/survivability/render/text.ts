import type { Dependency, Standing } from '../dependency';
import type { Proof } from '../proof';
import type { LineOf } from './lines';

const MOST_NEEDED_BY = 3;
const LONGEST_SHOWN = 84;

/** One table per lost region, then what fails, each with its line. */
export function renderText(proofs: readonly Proof[], lineOf: LineOf): string {
  return `${proofs.flatMap((proof) => [...renderProof(proof, lineOf), '']).join('\n')}`;
}

function renderProof({ deployment, dependencies }: Proof, lineOf: LineOf): string[] {
  const failures = dependencies.filter(({ standing }) => standing.kind === 'lost');
  const rows = grouped(dependencies).map(({ dependency, neededBy }) => [
    labelOf(dependency.standing),
    dependency.region,
    dependency.plane,
    shortened(dependency.what),
    list(neededBy),
  ]);
  return [
    `With ${deployment.lost} lost, failover and payments in ${deployment.survivor} need:`,
    ...columns([['', 'region', 'plane', 'what', 'needed by'], ...rows]),
    '',
    ...reasons(dependencies),
    '',
    failures.length === 0
      ? `Nothing of it needs ${deployment.lost} or a control plane elsewhere (${dependencies.length} references and calls).`
      : `${failures.length} of ${dependencies.length} references and calls do not survive:`,
    ...failures.map((failure) => failureLine(failure, lineOf)),
  ];
}

function failureLine({ place, needs, what, standing }: Dependency, lineOf: LineOf): string {
  const problem = standing.kind === 'lost' ? standing.problem : '';
  return `  ${lineOf(place)}: ${needs} needs ${what}: ${problem}`;
}

function labelOf(standing: Standing): string {
  switch (standing.kind) {
    case 'survives':
      return 'survives';
    case 'best effort':
      return 'best effort';
    case 'not on the path':
      return 'not on the path';
    case 'lost':
      return 'LOST';
  }
}

interface Group {
  readonly dependency: Dependency;
  readonly neededBy: ReadonlySet<string>;
}

/** The same thing needed in several places is one row. */
function grouped(dependencies: readonly Dependency[]): Group[] {
  const groups = new Map<string, { dependency: Dependency; neededBy: Set<string> }>();
  for (const dependency of dependencies) {
    const { what, region, plane, standing } = dependency;
    const key = [standing.kind, region, plane, what].join('\0');
    const group = groups.get(key) ?? { dependency, neededBy: new Set() };
    group.neededBy.add(dependency.needs);
    groups.set(key, group);
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function reasons(dependencies: readonly Dependency[]): string[] {
  const because = new Map<string, Set<string>>();
  for (const { standing, needs } of dependencies) {
    if (standing.kind === 'best effort' || standing.kind === 'not on the path') {
      const reason = `${standing.kind}: ${standing.because}`;
      because.set(reason, (because.get(reason) ?? new Set()).add(needs));
    }
  }
  return [...because]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([reason, needs]) => `  ${reason} (${list(needs)})`);
}

function shortened(what: string): string {
  return what.length > LONGEST_SHOWN ? `${what.slice(0, LONGEST_SHOWN - 1)}…` : what;
}

function list(names: ReadonlySet<string>): string {
  const shown = [...names].slice(0, MOST_NEEDED_BY).join(', ');
  return names.size > MOST_NEEDED_BY ? `${shown} and ${names.size - MOST_NEEDED_BY} more` : shown;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
