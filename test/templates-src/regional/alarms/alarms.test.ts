import { alarms, deployed, TOPIC } from './deployed';

describe.each(['primary', 'dr'] as const)('alarms of the %s region', (role) => {
  const all = alarms(role);

  it('watch the same things in both regions', () => {
    const other = alarms(role === 'primary' ? 'dr' : 'primary');

    expect([...all.keys()]).toEqual([...other.keys()]);
  });

  it('all notify the topic, and are switched on', () => {
    const silent = [...all].filter(
      ([, { AlarmActions, ActionsEnabled }]) =>
        !(AlarmActions as string[]).includes(TOPIC) || ActionsEnabled !== true,
    );

    expect(all.size).toBeGreaterThan(20);
    expect(silent).toEqual([]);
  });

  it('all say how bad it is, what to do, and the command that shows more', () => {
    const descriptions = [...all.values()].map(({ AlarmDescription }) => AlarmDescription);

    const lacking = descriptions.filter(
      (text) => !/^\[(critical|warning)\] .+\. .+ dr-cli status --suffix prod$/.test(String(text)),
    );
    expect(lacking).toEqual([]);
  });

  it('have descriptions that CloudWatch takes', () => {
    const longest = Math.max(
      ...[...all.values()].map(({ AlarmDescription }) => String(AlarmDescription).length),
    );

    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
    expect(longest).toBeLessThanOrEqual(1024);
  });

  it('all say what missing data means', () => {
    const undecided = [...all].filter(
      ([, { TreatMissingData }]) =>
        !['breaching', 'notBreaching', 'ignore', 'missing'].includes(String(TreatMissingData)),
    );

    expect(undecided).toEqual([]);
  });

  it('never ask for more breaching periods than they look at', () => {
    const impossible = [...all].filter(
      ([, { DatapointsToAlarm, EvaluationPeriods }]) =>
        Number(DatapointsToAlarm) > Number(EvaluationPeriods),
    );

    expect(impossible).toEqual([]);
  });
});

describe('alarms that take silence for a fault', () => {
  it('are made after what they listen to, or they would page on the first deployment', () => {
    const { Resources } = deployed('dr');

    expect(Resources).toMatchObject({
      LoadBalancerHealthyHostsAlarm: { DependsOn: ['Service'] },
      DatabaseRpoLagAlarm: { DependsOn: ['DatabaseInstance1', 'DatabaseInstance2'] },
    });
    // Through the service's name in its dimensions.
    expect(JSON.stringify(Resources.ServiceTasksBelowFloorAlarm)).toContain(
      '{"Fn::GetAtt":["Service","Name"]}',
    );
  });
});
