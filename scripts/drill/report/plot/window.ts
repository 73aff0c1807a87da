import { offsetText } from '../format';
import type { Report } from '../report';
import { OBSERVER } from '../timeline';
import type { Mark, TimePlot, TimeWindow } from './time-plot';

/** What all plots of a report share, so that they can be read below each other. */
export type PlotBase = Pick<TimePlot, 'window' | 'marks' | 'shaded'>;

export function plotBase(report: Report): PlotBase {
  const window = windowOf(report);
  return {
    window,
    marks: marksOf(report),
    shaded: report.interruptions.map(({ fromMs, toMs }) => ({
      fromMs: fromMs - window.zeroMs,
      toMs: toMs === null ? window.toMs : toMs - window.zeroMs,
    })),
  };
}

/** As long as there was traffic; of a drill without any, its whole length. */
function windowOf({ traffic, span, zeroMs, zeroMeaning }: Report): TimeWindow {
  const first = traffic.at(0)?.atMs ?? span.fromMs;
  const last = traffic.reduce((latest, { atMs, spanMs }) => Math.max(latest, atMs + spanMs), first);
  const toMs = traffic.length === 0 ? span.toMs : last;
  return { fromMs: first - zeroMs, toMs: Math.max(toMs, first + 1) - zeroMs, zeroMs, zeroMeaning };
}

/** More than these can't be told apart in a plot; the time line has them all. */
const MOST_MARKS = 9;

function marksOf(report: Report): Mark[] {
  const { zeroMs, faults, timeline, dnsAnswers, interruptions, header } = report;
  const { regions } = header.environment;
  const observed = dnsAnswers.filter(({ askedBy }) => askedBy === OBSERVER);
  const moves = observed.filter(
    ({ leadsTo }, index) => index > 0 && leadsTo !== observed[index - 1]?.leadsTo,
  );
  const marks = [
    ...faults.map(({ atMs, description }) => ({ atMs, label: description })),
    ...timeline
      .filter(({ kind, what }) => kind === 'operation' && what.includes(' starts in '))
      .map(({ atMs, what }) => ({ atMs, label: what })),
    ...report.promotions
      .filter(({ step }) => step === 'writable')
      .map(({ atMs, region }) => ({ atMs, label: `${regions[region]} can write.` })),
    ...moves.map(({ atMs, leadsTo }) => ({
      atMs,
      label: leadsTo === 'none' ? 'DNS leads nowhere.' : `DNS leads to ${regions[leadsTo]}.`,
    })),
    ...interruptions.flatMap(({ toMs }) =>
      toMs === null ? [] : [{ atMs: toMs, label: 'Every client is paid again.' }],
    ),
  ];
  return marks
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, MOST_MARKS)
    .map(({ atMs, label }) => ({
      atMs: atMs - zeroMs,
      label: `${offsetText(atMs - zeroMs)} ${label}`,
    }));
}
