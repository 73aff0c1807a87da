import { defaultSettings } from '../../../../templates-src/settings';
import { alarm, deployed } from './deployed';

const LAG_ALARMS = ['database-replication-lag', 'database-rpo-lag', 'database-rpo-at-risk'];

describe.each(LAG_ALARMS)('the alarm on %s', (watches) => {
  it.each(['primary', 'dr'] as const)(
    'watches the cluster of its own region in the %s region, where the metric would be',
    (role) => {
      expect(alarm(role, watches)).toMatchObject({
        Namespace: 'AWS/RDS',
        Dimensions: [{ Name: 'DBClusterIdentifier', Value: { Ref: 'DatabaseCluster' } }],
      });
    },
  );

  it('takes silence as normal where the writer starts, and as a fault in DR', () => {
    expect(alarm('primary', watches).TreatMissingData).toBe('notBreaching');
    expect(alarm('dr', watches).TreatMissingData).toBe('breaching');
  });
});

describe('alarms on replication lag', () => {
  it('warn after a minute of lag, in milliseconds', () => {
    expect(alarm('dr', 'database-replication-lag')).toMatchObject({
      MetricName: 'AuroraGlobalDBReplicationLag',
      Threshold: 60_000,
    });
    expect(alarm('dr', 'database-rpo-lag')).toMatchObject({
      MetricName: 'AuroraGlobalDBRPOLag',
      Threshold: 60_000,
    });
  });

  it('wake someone before commits wait for the standby, and so before the RPO is spent', () => {
    const { MetricName, Threshold, Period, EvaluationPeriods, AlarmDescription } = alarm(
      'dr',
      'database-rpo-at-risk',
    );

    expect(MetricName).toBe('AuroraGlobalDBRPOLag');
    expect(String(AlarmDescription)).toMatch(/^\[critical\]/);
    expect(Number(Threshold) / 1000).toBeLessThan(defaultSettings.databaseRpoSeconds);
    expect(
      Number(Threshold) / 1000 + Number(Period) * Number(EvaluationPeriods),
    ).toBeLessThanOrEqual(300);
  });
});

describe('alarms on the database', () => {
  it('look at the worst instance of the cluster, whichever of them writes', () => {
    const watched = [
      'database-cpu',
      'database-memory',
      'database-local-storage',
      'database-connections',
    ].map((watches) => {
      const { MetricName, Statistic, ComparisonOperator, Dimensions } = alarm('dr', watches);
      return [MetricName, Statistic, ComparisonOperator, Dimensions];
    });

    const cluster = [{ Name: 'DBClusterIdentifier', Value: { Ref: 'DatabaseCluster' } }];
    expect(watched).toEqual([
      ['CPUUtilization', 'Maximum', 'GreaterThanThreshold', cluster],
      ['FreeableMemory', 'Minimum', 'LessThanThreshold', cluster],
      ['FreeLocalStorage', 'Minimum', 'LessThanThreshold', cluster],
      ['DatabaseConnections', 'Maximum', 'GreaterThanThreshold', cluster],
    ]);
  });

  it('page once when instances stop reporting', () => {
    const paging = Object.values(deployed('primary').Resources)
      .map(({ Properties }) => Properties)
      .filter((properties) => properties?.InsufficientDataActions !== undefined)
      .map((properties) => properties?.AlarmName);

    expect(paging).toEqual(['alarm-database-cpu-prod']);
  });
});
