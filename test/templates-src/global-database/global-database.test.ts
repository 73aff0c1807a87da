import { toDocument } from '../../../templates-src/cfn/document';
import { globalDatabase } from '../../../templates-src/global-database';
import { parametersFromSettings } from '../../../templates-src/settings';
import { defaultRegions, feeds } from '../../../templates-src/topology';
import { propertiesOf, resolve } from '../../support/resolve';
import { settings } from '../foundation/fixture';

const document = toDocument(globalDatabase());
const values = parametersFromSettings('global-database', 'primary', settings, defaultRegions);

test('the global database starts empty, encrypted, and with the version both clusters will have', () => {
  const globalCluster = propertiesOf(resolve(document, values), 'GlobalCluster');

  expect(globalCluster).toMatchObject({
    GlobalClusterIdentifier: 'payments-global-test',
    Engine: 'aurora-postgresql',
    EngineVersion: settings.databaseEngineVersion,
    StorageEncrypted: true,
    DeletionProtection: false,
  });
  expect(globalCluster).not.toHaveProperty('SourceDBClusterIdentifier');
});

test('it goes with its stack and leaves no snapshot', () => {
  expect(document.Resources.GlobalCluster).toMatchObject({
    DeletionPolicy: 'Delete',
    UpdateReplacePolicy: 'Delete',
  });
});

test('the global cluster is alone in its stack, which can so be deleted last', () => {
  expect(Object.keys(document.Resources)).toEqual(['GlobalCluster']);
});

test('its parameters are those that settings give, and its output what regional stacks take', () => {
  const taken = feeds
    .filter(({ from }) => from.stack === 'global-database')
    .map(({ from }) => from.output);

  expect(Object.keys(document.Parameters ?? {})).toEqual(Object.keys(values));
  expect(Object.keys(document.Outputs ?? {})).toEqual(taken);
});
