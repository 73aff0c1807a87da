import { resourcesOfType } from '../../support/resolve';
import { deployed, resource } from './alarms/deployed';

interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: readonly string[];
    readonly region?: string;
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

/** The dashboard as CloudWatch gets it, with names standing for what only a deployment knows. */
function widgets(role: 'primary' | 'dr'): readonly Widget[] {
  const { DashboardBody } = resource(role, 'Dashboard') as { DashboardBody: { 'Fn::Sub': string } };
  const body = DashboardBody['Fn::Sub'];
  return JSON.parse(body.replace(/\$\{([^}]+)\}/g, '$1')).widgets;
}

function widget(role: 'primary' | 'dr', title: string): Widget['properties'] {
  const found = widgets(role).find(({ properties }) => properties.title === title);
  if (found === undefined) {
    throw new Error(`no widget is titled ${title}`);
  }
  return found.properties;
}

/** Names of the metrics, each with the region it is read from and the values of its dimensions. */
function lines(role: 'primary' | 'dr', title: string) {
  return (widget(role, title).metrics ?? []).map((line) => {
    const { region } = line.at(-1) as { region: string };
    const dimensionValues = line.slice(2, -1).filter((_, index) => index % 2 === 1);
    return { metric: line[1], region, dimensionValues };
  });
}

describe('the dashboard of a region', () => {
  it('says at the top which region this is, and how to learn who writes', () => {
    const [primary] = widgets('primary');
    const [dr] = widgets('dr');

    expect(primary?.properties.markdown).toMatch(/^# Payments in us-east-1 \(prod\)\n/);
    expect(primary?.properties.markdown).toContain('Home role: **primary**');
    expect(dr?.properties.markdown).toMatch(/^# Payments in us-east-2 \(prod\)\n/);
    expect(dr?.properties.markdown).toContain('Home role: **dr**');
    expect(dr?.properties.markdown).toContain('`dr-cli status --suffix prod`');
  });

  it('shows the state of every alarm', () => {
    const alarms = [...resourcesOfType(deployed('dr'), 'AWS::CloudWatch::Alarm').keys()];

    expect(widget('dr', 'Alarms of this region').alarms).toEqual(alarms.map((id) => `${id}.Arn`));
  });

  it('shows payments that were accepted without the database', () => {
    expect(lines('dr', 'Payments')).toContainEqual({
      metric: 'IntakesTaken',
      region: 'us-east-2',
      dimensionValues: ['prod'],
    });
  });

  it.each(['primary', 'dr'] as const)('names a region for every graph and line in %s', (role) => {
    const graphs = widgets(role).filter(({ type }) => type === 'metric');

    const regions = graphs.flatMap(({ properties }) => [
      properties.region,
      ...lines(role, properties.title ?? '').map(({ region }) => region),
    ]);
    expect(graphs.length).toBeGreaterThan(10);
    expect(new Set(regions)).toEqual(new Set(['us-east-1', 'us-east-2']));
  });

  it('draws the lag of both databases, each where its region publishes it', () => {
    expect(lines('dr', 'Behind the writer')).toEqual([
      { metric: 'AuroraGlobalDBRPOLag', region: 'us-east-2', dimensionValues: ['DatabaseCluster'] },
      {
        metric: 'AuroraGlobalDBReplicationLag',
        region: 'us-east-2',
        dimensionValues: ['DatabaseCluster'],
      },
      {
        metric: 'AuroraGlobalDBRPOLag',
        region: 'us-east-1',
        dimensionValues: ['aurora-use1-prod'],
      },
      {
        metric: 'AuroraGlobalDBReplicationLag',
        region: 'us-east-1',
        dimensionValues: ['aurora-use1-prod'],
      },
    ]);
  });

  it('draws failed copies from the source and delay from the destination', () => {
    const regionOf = (title: string) =>
      Object.fromEntries(
        lines('dr', title).map(({ region, dimensionValues }) => [dimensionValues[0], region]),
      );
    const own = 'transaction-logs-111122223333-use2-prod';
    const peer = 'transaction-logs-111122223333-use1-prod';

    expect(regionOf('Transaction log: delay')).toEqual({ [peer]: 'us-east-2', [own]: 'us-east-1' });
    expect(regionOf('Transaction log: failed copies')).toEqual({
      [peer]: 'us-east-1',
      [own]: 'us-east-2',
    });
  });

  it('shows the tasks of the other region under their names there', () => {
    expect(lines('dr', 'Tasks of the other region')).toEqual([
      {
        metric: 'RunningTaskCount',
        region: 'us-east-1',
        dimensionValues: ['ecs-cluster-prod', 'ecs-service-prod'],
      },
    ]);
  });
});
