import { readConfig } from '../../../../functions/payment-service/config';
import { DATABASE_CA_FILE } from '../../../../templates-src/regional/service/container-contract';
import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';

/** Read with a default that fits every environment, so not set. */
const LEFT_TO_DEFAULTS = [
  'DATABASE_MAX_CONNECTIONS',
  'DATABASE_TLS',
  'IDEMPOTENCY_KEY_DAYS',
  'INTERNAL_PORT',
  'LOG_LEVEL',
  'MAX_PAYMENTS_IN_FLIGHT',
];

/** What a task finds in its environment, with texts for what only a deployment knows. */
function taskEnvironment(role: 'primary' | 'dr'): Record<string, string> {
  const { ContainerDefinitions } = propertiesOf(deployed(role), 'TaskDefinition');
  const [{ Environment, Secrets }] = ContainerDefinitions as [
    { Environment: { Name: string; Value: unknown }[]; Secrets: { Name: string }[] },
  ];
  return Object.fromEntries([
    ...Environment.map(({ Name, Value }) => [
      Name,
      typeof Value === 'string' ? Value : JSON.stringify(Value),
    ]),
    ...Secrets.map(({ Name }) => [Name, 'secret']),
  ]);
}

/** Names of all variables that the service looks at, in this environment. */
function variablesRead(environment: Readonly<Record<string, string>>): string[] {
  const names = new Set<string>();
  const recording = new Proxy(environment, {
    get(target, name) {
      names.add(String(name));
      return target[String(name)];
    },
  });
  readConfig(recording);
  return [...names].sort();
}

describe.each(['primary', 'dr'] as const)('the environment of a task of the %s region', (role) => {
  // The image has that file; this machine has another one.
  const environment = { ...taskEnvironment(role), DATABASE_CA_FILE: __filename };

  it('has every variable that the service reads, but for those with a default', () => {
    const missing = variablesRead(environment).filter((name) => !(name in environment));

    expect(missing).toEqual(LEFT_TO_DEFAULTS);
  });

  it('has no variable that nobody reads', () => {
    const read = variablesRead(environment);

    expect(Object.keys(environment).filter((name) => !read.includes(name))).toEqual([]);
  });

  it("makes the service verify the database's certificate with the authorities in the image", () => {
    expect(taskEnvironment(role)).toMatchObject({ DATABASE_CA_FILE });
    expect(readConfig(environment).writerEndpoint.tls.mode).toBe('verify');
  });

  it("names the state table of the task's own region", () => {
    const { stateTable } = readConfig(environment);

    expect(propertiesOf(deployed(role), 'StateTable').TableName).toBe(stateTable);
  });
});
