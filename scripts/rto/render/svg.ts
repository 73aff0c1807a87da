import type { SortedSeconds, Summary } from '../statistics';
import { shareAtMost } from '../statistics';
import { TARGETS } from '../targets';
import { clockTime, percent } from './format';

const WIDTH = 880;
const HEIGHT = 420;
const PLOT = { left: 60, right: 820, top: 60, bottom: 350 } as const;
const LAST_SECOND = 1200;
const BIN_SECONDS = 10;
const TICK_SECONDS = 60;
/** Of the plot's height; above it is room for words. */
const HIGHEST_BAR = 0.6;
const LABEL_GAP_SECONDS = 8;
const SHARE_TICKS = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Histogram and cumulative share over the first 20 minutes, with the targets'
 * marks. The same runs give the same bytes, so that the committed file can be compared.
 */
export function renderSvg(sorted: SortedSeconds, summary: Summary): string {
  const beyond = 1 - shareAtMost(sorted, LAST_SECOND);
  const description =
    `Of ${summary.runs.toLocaleString('en-US')} simulated losses of the primary region, half were over ` +
    `after ${clockTime(summary.p50)}, 95 % after ${clockTime(summary.p95)}, and ${percent(summary.withinRto)} ` +
    `within 15 minutes. ${percent(beyond)} took longer than the 20 minutes shown.`;
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="13">`,
    '  <title id="title">RTO: from the loss of the primary region to clients paid again</title>',
    `  <desc id="description">${description}</desc>`,
    `  <rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    '  <text x="60" y="26" font-size="16" fill="#1f2328">From the loss of the primary region to clients paid again</text>',
    `  <text x="60" y="45" fill="#57606a">model with priors, nothing measured: p50 ${clockTime(summary.p50)}, p95 ${clockTime(summary.p95)}, within 15 min ${percent(summary.withinRto)}</text>`,
    ...histogram(sorted),
    ...axes(),
    cumulative(sorted),
    ...marks(),
    `  <text x="${PLOT.right}" y="${HEIGHT - 12}" text-anchor="end" fill="#57606a">${percent(beyond)} beyond 20 min, not shown</text>`,
    '</svg>',
  ].join('\n')}\n`;
}

function x(seconds: number): string {
  return fixed(PLOT.left + (seconds / LAST_SECOND) * (PLOT.right - PLOT.left));
}

function y(share: number): string {
  return fixed(PLOT.bottom - share * (PLOT.bottom - PLOT.top));
}

function fixed(coordinate: number): string {
  return coordinate.toFixed(1);
}

/** Bars as high as their share of the fullest one. */
function histogram(sorted: SortedSeconds): string[] {
  const shares = Array.from(
    { length: LAST_SECOND / BIN_SECONDS },
    (_, bin) =>
      shareAtMost(sorted, (bin + 1) * BIN_SECONDS) - shareAtMost(sorted, bin * BIN_SECONDS),
  );
  const fullest = Math.max(...shares);
  const width = fixed((BIN_SECONDS / LAST_SECOND) * (PLOT.right - PLOT.left) - 0.6);
  const bars = shares.flatMap((share, bin) => {
    const height = (share / fullest) * HIGHEST_BAR * (PLOT.bottom - PLOT.top);
    return height < 0.05
      ? []
      : [
          `    <rect x="${x(bin * BIN_SECONDS)}" y="${fixed(PLOT.bottom - height)}" width="${width}" height="${fixed(height)}"/>`,
        ];
  });
  return ['  <g fill="#9ec1e8">', ...bars, '  </g>'];
}

function cumulative(sorted: SortedSeconds): string {
  const points = Array.from({ length: LAST_SECOND / BIN_SECONDS + 1 }, (_, index) => {
    const seconds = index * BIN_SECONDS;
    return `${x(seconds)},${y(shareAtMost(sorted, seconds))}`;
  });
  return `  <polyline points="${points.join(' ')}" fill="none" stroke="#0b3d75" stroke-width="2"/>`;
}

function axes(): string[] {
  const minutes = Array.from({ length: LAST_SECOND / TICK_SECONDS + 1 }, (_, index) => index);
  return [
    `  <path d="M${PLOT.left} ${PLOT.top}V${PLOT.bottom}H${PLOT.right}" fill="none" stroke="#57606a"/>`,
    '  <g fill="#57606a" text-anchor="middle">',
    ...minutes.map(
      (minute) =>
        `    <text x="${x(minute * TICK_SECONDS)}" y="${PLOT.bottom + 18}">${minute}</text>`,
    ),
    `    <text x="${(PLOT.left + PLOT.right) / 2}" y="${PLOT.bottom + 38}">minutes since the loss (bars: how often; line: share that is over)</text>`,
    '  </g>',
    '  <g fill="#57606a" text-anchor="end">',
    ...SHARE_TICKS.map(
      (share) =>
        `    <text x="${PLOT.left - 6}" y="${y(share)}" dy="4">${percent(share, 0)}</text>`,
    ),
    '  </g>',
  ];
}

function marks(): string[] {
  return [
    ...mark(TARGETS.medianSeconds, '5 min: half have to be over', '#7d4e00', 'end'),
    ...mark(TARGETS.rtoSeconds, '15 min: 99.9 % have to be over', '#a40e26', 'start'),
  ];
}

/** Words on the side where neither bars nor line are. */
function mark(seconds: number, label: string, color: string, anchor: 'start' | 'end'): string[] {
  const gap = anchor === 'start' ? LABEL_GAP_SECONDS : -LABEL_GAP_SECONDS;
  return [
    `  <path d="M${x(seconds)} ${PLOT.top}V${PLOT.bottom}" stroke="${color}" stroke-width="1.5" stroke-dasharray="5 4"/>`,
    `  <text x="${x(seconds + gap)}" y="${PLOT.top + 40}" text-anchor="${anchor}" fill="${color}">${label}</text>`,
  ];
}
