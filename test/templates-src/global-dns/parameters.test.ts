import { toDocument } from '../../../templates-src/cfn/document';
import { globalDns } from '../../../templates-src/global-dns';
import { parametersFromSettings, type Settings } from '../../../templates-src/settings';
import { defaultRegions, feeds } from '../../../templates-src/topology';

const settings: Settings = {
  suffix: 'prod',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789EXAMPLE',
  notificationEmail: '',
  natGateways: 'per-zone',
  interfaceEndpoints: 'disabled',
  databaseInstanceClass: 'db.r6g.large',
  databaseEngineVersion: '17.7',
  databaseRpoSeconds: 240,
  standInAfterSeconds: 360,
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

describe('parameters of global-dns', () => {
  it('are exactly what settings and the other stacks give it', () => {
    const fromSettings = Object.keys(
      parametersFromSettings('global-dns', 'primary', settings, defaultRegions),
    );
    const fromStacks = feeds
      .filter(({ to }) => to.stack === 'global-dns')
      .map(({ to }) => to.parameter);

    const declared = Object.keys(toDocument(globalDns()).Parameters ?? {});

    expect(new Set(declared)).toEqual(new Set([...fromSettings, ...fromStacks]));
  });
});
