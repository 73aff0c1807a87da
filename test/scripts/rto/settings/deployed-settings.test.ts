import {
  deployedCapacityStart,
  type GeneratedTemplates,
  readDeployedSettings,
} from '../../../../scripts/rto/settings/deployed-settings';
import { renderedTemplates, withValueAt } from '../../../support/rendered-templates';

const rendered = renderedTemplates();
const templates: GeneratedTemplates = {
  regional: rendered.regional,
  globalDns: rendered['global-dns'],
};

const POLICY = ['Resources', 'Failover', 'Properties', 'Environment', 'Variables', 'POLICY'];

function withPolicy(policy: object): GeneratedTemplates {
  return {
    ...templates,
    regional: withValueAt(templates.regional, POLICY, JSON.stringify(policy)),
  };
}

describe('settings that decide the RTO', () => {
  it('are all read from what is deployed', () => {
    const settings = readDeployedSettings(templates);

    const kinds = new Set(Object.values(settings).map(({ provenance }) => provenance.kind));

    expect([...kinds]).toEqual(['deployed setting']);
  });

  it('follow the templates', () => {
    const slower = withValueAt(
      templates.globalDns,
      ['Resources', 'WriterHealthCheck', 'Properties', 'HealthCheckConfig', 'RequestInterval'],
      30,
    );

    const settings = readDeployedSettings({ ...templates, globalDns: slower });

    expect(settings.healthCheckIntervalSeconds.value).toBe(30);
    expect(settings.healthCheckIntervalSeconds.provenance.source).toContain('WriterHealthCheck');
  });

  it('follow the policy, and the default where it is silent', () => {
    const settings = readDeployedSettings(withPolicy({ confirmationMs: 120_000 }));

    expect(settings.confirmationSeconds.value).toBe(120);
    expect(settings.minSamples.value).toBe(5);
  });

  it('say when capacity is asked for', () => {
    const starts = ['first-bad-sample', 'failover'].map((capacityAt) =>
      deployedCapacityStart(withPolicy({ capacityAt }).regional),
    );

    expect(starts).toEqual(['first bad sample', 'with promotion']);
  });

  it('follow the default of standing in', () => {
    const sooner = withValueAt(
      templates.regional,
      ['Parameters', 'StandInAfterSeconds', 'Default'],
      '120',
    );

    const settings = readDeployedSettings({ ...templates, regional: sooner });

    expect(settings.standInAfterSeconds.value).toBe(120);
  });

  it('do not count on standing in that no task hears of', () => {
    const untold = withValueAt(
      templates.regional,
      ['Resources', 'TaskDefinition', 'Properties', 'ContainerDefinitions', 0, 'Environment'],
      [],
    );

    const read = () => readDeployedSettings({ ...templates, regional: untold });

    expect(read).toThrow('no task definition');
  });

  it('are an error that names the place when a template lacks them', () => {
    const withoutInterval = withValueAt(
      templates.regional,
      ['Resources', 'TargetGroup', 'Properties', 'HealthCheckIntervalSeconds'],
      undefined,
    );

    const read = () => readDeployedSettings({ ...templates, regional: withoutInterval });

    expect(read).toThrow('no number at HealthCheckIntervalSeconds');
  });
});
