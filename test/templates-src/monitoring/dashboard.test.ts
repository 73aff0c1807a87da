import { dashboardBody, type GraphWidget } from '../../../templates-src/monitoring/dashboard';

const graph = (title: string): GraphWidget => ({
  kind: 'graph',
  title,
  unit: 'ms',
  lines: [
    {
      label: 'lag',
      metric: {
        namespace: 'AWS/RDS',
        name: 'Lag',
        dimensions: { Cluster: 'aurora', Role: 'WRITER' },
        statistic: 'Maximum',
        periodSeconds: 60,
      },
      region: 'us-east-2',
    },
  ],
});

interface Body {
  readonly widgets: {
    readonly type: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

const bodyOf = (...parameters: Parameters<typeof dashboardBody>): Body =>
  JSON.parse(String(dashboardBody(...parameters)));

describe('a dashboard', () => {
  it('puts rows below each other and shares their width out', () => {
    const { widgets } = bodyOf(
      [
        { height: 2, widgets: [{ kind: 'text', markdown: '# Payments' }] },
        { height: 6, widgets: [graph('one'), graph('two'), graph('three')] },
        { height: 6, widgets: [graph('four')] },
      ],
      'us-east-1',
    );

    const places = widgets.map(({ x, y, width, height }) => ({ x, y, width, height }));
    expect(places).toEqual([
      { x: 0, y: 0, width: 24, height: 2 },
      { x: 0, y: 2, width: 8, height: 6 },
      { x: 8, y: 2, width: 8, height: 6 },
      { x: 16, y: 2, width: 8, height: 6 },
      { x: 0, y: 8, width: 24, height: 6 },
    ]);
  });

  it('draws a metric with its dimensions, from the region it is published in', () => {
    const { widgets } = bodyOf([{ height: 6, widgets: [graph('Lag')] }], 'us-east-1');

    expect(widgets[0]).toMatchObject({
      type: 'metric',
      properties: {
        title: 'Lag',
        region: 'us-east-1',
        metrics: [
          [
            'AWS/RDS',
            'Lag',
            'Cluster',
            'aurora',
            'Role',
            'WRITER',
            { label: 'lag', stat: 'Maximum', period: 60, region: 'us-east-2' },
          ],
        ],
        yAxis: { left: { label: 'ms' } },
      },
    });
    expect(widgets[0]?.properties).not.toHaveProperty('annotations');
  });

  it('draws the limit an alarm compares with', () => {
    const limited: GraphWidget = { ...graph('Lag'), limit: { label: 'RPO', value: 300 } };

    const { widgets } = bodyOf([{ height: 6, widgets: [limited] }], 'us-east-1');

    expect(widgets[0]?.properties.annotations).toEqual({
      horizontal: [{ label: 'RPO', value: 300 }],
    });
  });
});
