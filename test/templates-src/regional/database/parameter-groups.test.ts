import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';

test.each(['primary', 'dr'] as const)('the %s member takes TLS connections only', (role) => {
  const group = propertiesOf(deployed(role), 'DatabaseClusterParameterGroup');

  expect(group).toMatchObject({ Parameters: { 'rds.force_ssl': '1' } });
});

test.each(['primary', 'dr'] as const)('the %s member logs no values of payments', (role) => {
  const group = propertiesOf(deployed(role), 'DatabaseClusterParameterGroup');

  expect(group).toMatchObject({
    Parameters: {
      log_statement: 'ddl',
      log_parameter_max_length: '0',
      log_parameter_max_length_on_error: '0',
    },
  });
});

const STANDBY = 'arn:aws:rds:us-east-2:111122223333:cluster:aurora-use2-test';

test('commits wait for the standby on the home primary only', () => {
  const values = { choices: { databaseRpoSeconds: 240 }, outputs: { StandbyClusterArn: STANDBY } };

  const primary = propertiesOf(deployed('primary', values), 'DatabaseClusterParameterGroup');
  const dr = propertiesOf(deployed('dr', values), 'DatabaseClusterParameterGroup');

  expect(primary.Parameters).toHaveProperty(['rds.global_db_rpo'], '240');
  expect(dr.Parameters).not.toHaveProperty(['rds.global_db_rpo']);
});

test('commits do not wait for a standby that does not exist yet', () => {
  const region = deployed('primary', { choices: { databaseRpoSeconds: 240 } });

  const group = propertiesOf(region, 'DatabaseClusterParameterGroup');

  expect(group.Parameters).not.toHaveProperty(['rds.global_db_rpo']);
});

test('0 seconds leave the bound off', () => {
  const region = deployed('primary', {
    choices: { databaseRpoSeconds: 0 },
    outputs: { StandbyClusterArn: STANDBY },
  });

  const group = propertiesOf(region, 'DatabaseClusterParameterGroup');

  expect(group.Parameters).not.toHaveProperty(['rds.global_db_rpo']);
});

test.each([
  ['16.9', 'aurora-postgresql16'],
  ['17.7', 'aurora-postgresql17'],
])('version %s has groups of the family %s', (databaseEngineVersion, family) => {
  const region = deployed('dr', { choices: { databaseEngineVersion } });

  expect(propertiesOf(region, 'DatabaseClusterParameterGroup')).toMatchObject({ Family: family });
  expect(propertiesOf(region, 'DatabaseInstanceParameterGroup')).toMatchObject({ Family: family });
});
