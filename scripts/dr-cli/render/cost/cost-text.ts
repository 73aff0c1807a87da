import { type Assumptions, GUESSES, LEFT_OUT } from '../../../engine/cost/assumptions';
import { type CostLine, type RegionState, totalUsd } from '../../../engine/cost/estimate';
import { PRICES_AS_OF, type Price, seenFor } from '../../../engine/cost/prices';
import { lines } from '../text';
import { wrap } from '../wrap';

/** What `cost` tells, whoever it tells it to. */
export interface CostReport {
  /** In the order of the topology: primary first. */
  readonly regions: readonly string[];
  /** In the order of the columns. */
  readonly states: readonly RegionState[];
  readonly lines: readonly CostLine[];
  readonly assumptions: Assumptions;
}

const DEFAULT_COLUMNS = 100;
const UNVERIFIED = '*';

/** For people: a table by stack, and what it rests on. */
export function costText(report: CostReport, columns = DEFAULT_COLUMNS): string {
  const { assumptions } = report;
  return lines(
    `US dollars a month, list prices of ${PRICES_AS_OF}, ${assumptions.paymentsPerMonth} payments; ${UNVERIFIED} rests on a price that was not verified`,
    '',
    table(report),
    '',
    unverifiedSentence(report),
    '',
    'prices',
    priceLines(report),
    '',
    'assumed',
    Object.values(GUESSES).map(({ value, text }) => `  ${value} ${text}`),
    '',
    wrap(`left out: ${LEFT_OUT.join('; ')}`, columns),
  );
}

function table(report: CostReport): string[] {
  const { regions, states } = report;
  const cells = regions.flatMap((region) => states.map((state) => ({ region, state })));
  const head = ['', ...cells.map(({ region, state }) => `${region} ${stateText(state)}`)];
  const stacks = [...new Set(report.lines.map(({ location }) => location.stack))];
  const rows = stacks.flatMap((stack) => {
    const ofStack = report.lines.filter(({ location }) => location.stack === stack);
    const things = [...new Set(ofStack.map(({ what }) => what))];
    return [
      [stack, ...cells.map((cell) => money(sum(ofStack, cell)))],
      ...things.map((what) => {
        const ofThing = ofStack.filter((line) => line.what === what);
        return [`  ${what}`, ...cells.map((cell) => markedMoney(ofThing, cell))];
      }),
    ];
  });
  const total = ['region', ...cells.map((cell) => money(sum(report.lines, cell)))];
  const both = states.map(
    (state) => `both regions, ${stateText(state)}: ${money(totalUsd(report.lines, state))}`,
  );
  return [...rightAligned([head, ...rows, total]), '', ...both];
}

interface Cell {
  readonly region: string;
  readonly state: RegionState;
}

function sum(all: readonly CostLine[], { region, state }: Cell): number {
  return totalUsd(
    all.filter((line) => line.region === region),
    state,
  );
}

/** Nothing at all where the region has no such thing. */
function markedMoney(all: readonly CostLine[], cell: Cell): string {
  const here = all.filter(({ region }) => region === cell.region);
  const mark = here.every(({ isVerified }) => isVerified) ? '' : UNVERIFIED;
  return here.length === 0 ? '' : `${money(sum(here, cell))}${mark}`;
}

const money = (usd: number) => usd.toFixed(2);

const stateText = (state: RegionState) => (state === 'standby' ? 'standby' : 'after failover');

function unverifiedSentence({ lines: all, states }: CostReport): string {
  const unverified = all.filter(({ isVerified }) => !isVerified);
  const parts = states.map(
    (state) =>
      `${money(totalUsd(unverified, state))} of ${money(totalUsd(all, state))} (${stateText(state)})`,
  );
  return `not verified: ${parts.join(', ')}`;
}

function priceLines({ lines: all, regions }: CostReport): string[] {
  const prices = [...new Set(all.map(({ price }) => price))];
  return prices.map(
    (price) => `  ${price.usd} per ${price.unit}: ${price.source} (${seenText(price, regions)})`,
  );
}

function seenText(price: Price, regions: readonly string[]): string {
  const unseen = regions.filter((region) => seenFor(price, region) === undefined);
  if (unseen.length === 0) return 'verified';
  return unseen.length === regions.length ? 'unverified' : `unverified in ${unseen.join(', ')}`;
}

/** The first column is text, all others are figures; a mark hangs over. */
function rightAligned(rows: readonly (readonly string[])[]): string[] {
  const marked = rows.map((row) =>
    row.map((cell, index) => (index === 0 || cell.endsWith(UNVERIFIED) ? cell : `${cell} `)),
  );
  const widths = (marked[0] ?? []).map((_, index) =>
    Math.max(...marked.map((row) => row[index]?.length ?? 0)),
  );
  return marked.map((row) =>
    row
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
