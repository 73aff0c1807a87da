import { samconfig, samEnvironments } from '../../../scripts/generate/samconfig';
import { defaultSettings, type Settings } from '../../../templates-src/settings';
import { defaultRegions } from '../../../templates-src/topology';

const settings: Settings = {
  ...defaultSettings,
  suffix: 'demo',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

function table(environment: string): string {
  const { content } = samconfig(settings, defaultRegions);
  const start = content.indexOf(`[${environment}.global.parameters]`);
  const rest = content.slice(start);
  const next = rest.indexOf('.global.parameters]', 30);
  return next === -1 ? rest : rest.slice(0, next);
}

describe('samconfig.toml', () => {
  it('has one environment per stack and region, in the order of a first deployment', () => {
    expect(samEnvironments().map(({ name }) => name)).toEqual([
      'foundation-primary',
      'foundation-dr',
      'global-database',
      'regional-primary',
      'regional-dr',
      'global-dns',
      'replication-primary',
      'replication-dr',
      'database-rpo-primary',
    ]);
  });

  it('sends each stack to its region under its name', () => {
    expect(table('foundation-dr')).toContain(`region = "${defaultRegions.dr.name}"`);
    expect(table('foundation-dr')).toContain('stack_name = "foundation-demo"');
    expect(table('foundation-dr')).toContain('"HomeRole=dr"');
  });

  it('reads outputs of other stacks from a file, and only where there are some', () => {
    expect(table('regional-primary')).toContain('"file://.dr/sam/regional-primary.yaml"');
    expect(table('foundation-primary')).not.toContain('file://');
    expect(table('replication-primary')).toContain('stack_name = "foundation-demo"');
  });

  it('leaves out empty values, which sam refuses', () => {
    expect(samconfig(settings, defaultRegions).content).not.toMatch(/=",\n/);
  });
});
