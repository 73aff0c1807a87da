import { type JsonWithReferences, jsonText } from '../cfn/json-text';
import type { Value } from '../cfn/value';
import type { AlarmHandle } from './alarm';
import type { Metric } from './metric';

/** What stands on a dashboard. */
export type Widget =
  | { readonly kind: 'text'; readonly markdown: Value<string> }
  | { readonly kind: 'alarms'; readonly title: string; readonly alarms: readonly AlarmHandle[] }
  | GraphWidget;

/** Lines over time, all of one unit. */
export interface GraphWidget {
  readonly kind: 'graph';
  readonly title: string;
  /** Of every line: `ms`, `%`. */
  readonly unit: string;
  readonly lines: readonly GraphLine[];
  /** A value that an alarm compares with, drawn across the graph. */
  readonly limit?: { readonly label: string; readonly value: number };
}

export interface GraphLine {
  readonly label: string;
  readonly metric: Metric;
  /** Where the metric is published. */
  readonly region: Value<string>;
}

/** Widgets side by side, equally wide. */
export interface DashboardRow {
  /** In the grid's units, of which a graph needs about six. */
  readonly height: number;
  readonly widgets: readonly Widget[];
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html */
const GRID_COLUMNS = 24;

/** Time that is shown at first: a failover, and what led to it. */
const START = '-PT3H';

/**
 * The JSON of a dashboard, rows below each other.
 *
 * @param region the dashboard's own; every graph has to name one.
 */
export function dashboardBody(rows: readonly DashboardRow[], region: Value<string>): Value<string> {
  let y = 0;
  const widgets = rows.flatMap(({ height, widgets }) => {
    const width = Math.floor(GRID_COLUMNS / widgets.length);
    const placed = widgets.map((widget, column) => ({
      ...content(widget, region),
      x: column * width,
      y,
      width,
      height,
    }));
    y += height;
    return placed;
  });
  return jsonText({ start: START, widgets });
}

function content(widget: Widget, region: Value<string>) {
  switch (widget.kind) {
    case 'text':
      return { type: 'text', properties: { markdown: widget.markdown } };
    case 'alarms':
      return {
        type: 'alarm',
        properties: { title: widget.title, alarms: widget.alarms.map((alarm) => alarm.att('Arn')) },
      };
    case 'graph':
      return { type: 'metric', properties: graph(widget, region) };
  }
}

function graph({ title, unit, lines, limit }: GraphWidget, region: Value<string>) {
  return {
    title,
    view: 'timeSeries',
    stacked: false,
    region,
    metrics: lines.map(line),
    yAxis: { left: { label: unit, showUnits: false, min: 0 } },
    annotations: limit && { horizontal: [limit] },
  };
}

/** Namespace, name, dimension after dimension, and how to draw it. */
function line({ label, metric, region }: GraphLine): JsonWithReferences {
  return [
    metric.namespace,
    metric.name,
    ...Object.entries(metric.dimensions).flat(),
    { label, stat: metric.statistic, period: metric.periodSeconds, region },
  ];
}
