import { COUNTER_NAMES, GAUGE_NAMES } from '../../../../functions/payment-service/metrics/metrics';
import { PAYMENTS_NAMESPACE } from '../../../../functions/payment-service/metrics/namespace';
import { OPEN_INTAKES_INDEX } from '../../../../functions/payment-service/stand-in/intake-index';
import { defaultSettings } from '../../../../templates-src/settings';
import type { HomeRole } from '../../../../templates-src/topology';
import { propertiesOf } from '../../../support/resolve';
import { alarm } from '../alarms/deployed';
import { deployed, document, keyArns } from '../fixture';

const ROLES: readonly HomeRole[] = ['primary', 'dr'];
const REGION: Readonly<Record<HomeRole, string>> = { primary: 'us-east-1', dr: 'us-east-2' };
const PEER: Readonly<Record<HomeRole, HomeRole>> = { primary: 'dr', dr: 'primary' };

const tableArn = (role: HomeRole) =>
  `arn:aws:dynamodb:${REGION[role]}:111122223333:table/payment-intakes-test`;

interface Statement {
  readonly Sid: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
}

function statements(role: HomeRole): ReadonlyMap<string, Statement> {
  const { Policies } = propertiesOf(deployed(role), 'TaskRole') as {
    Policies: readonly { PolicyDocument: { Statement: readonly Statement[] } }[];
  };
  return new Map(
    Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement).map((each) => [
      each.Sid,
      each,
    ]),
  );
}

function variables(role: HomeRole): Readonly<Record<string, unknown>> {
  const { ContainerDefinitions } = propertiesOf(deployed(role), 'TaskDefinition') as {
    ContainerDefinitions: readonly { Environment: readonly { Name: string; Value: unknown }[] }[];
  };
  return Object.fromEntries(
    ContainerDefinitions.flatMap(({ Environment }) => Environment).map(({ Name, Value }) => [
      Name,
      Value,
    ]),
  );
}

describe.each(ROLES)('the intake table of the home %s', (role) => {
  const table = propertiesOf(deployed(role), 'IntakeTable');

  it('is encrypted with the region’s own key and can be brought back to any moment', () => {
    expect(table).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEType: 'KMS', KMSMasterKeyId: keyArns[role] },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
  });

  it('forgets what says when, and lists what has a queue', () => {
    expect(table).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: [
        {
          IndexName: OPEN_INTAKES_INDEX,
          KeySchema: [{ AttributeName: 'queue' }, { AttributeName: 'acceptedAt' }],
        },
      ],
    });
  });

  it('is told to the tasks, with that of the other region', () => {
    expect(variables(role)).toMatchObject({
      STAND_IN_TABLE: 'payment-intakes-test',
      PEER_STAND_IN_TABLE: 'payment-intakes-test',
      STAND_IN_AFTER_SECONDS: String(defaultSettings.standInAfterSeconds),
    });
  });

  it('is written by tasks of its own region, and settled by those of both', () => {
    const own = statements(role);

    expect(own.get('KeepIntakes')).toMatchObject({
      Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
      Resource: tableArn(role),
    });
    expect(own.get('BookIntakesOfPeer')).toMatchObject({
      Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
      Resource: tableArn(PEER[role]),
    });
    expect(own.get('ListIntakesOfPeer')?.Resource).toBe(
      `${tableArn(PEER[role])}/index/${OPEN_INTAKES_INDEX}`,
    );
    expect(own.get('DecryptIntakesOfPeer')).toMatchObject({
      Action: ['kms:Decrypt'],
      Resource: keyArns[PEER[role]],
      Condition: {
        StringEquals: { 'kms:ViaService': [`dynamodb.${REGION[PEER[role]]}.amazonaws.com`] },
      },
    });
  });

  it('can be decrypted by the tasks that use it', () => {
    expect([...statements(role).values()]).toContainEqual(
      expect.objectContaining({
        Action: ['kms:Decrypt'],
        Resource: keyArns[role],
        Condition: {
          StringEquals: { 'kms:ViaService': [`dynamodb.${REGION[role]}.amazonaws.com`] },
        },
      }),
    );
  });

  it('never loses an item to a task', () => {
    const actions = [...statements(role).values()].flatMap(({ Action }) => Action);

    expect(actions.filter((action) => /dynamodb:(Delete|\*)/.test(action))).toEqual([]);
  });
});

describe('alarms on intakes', () => {
  it.each(['intakes-not-booked', 'intake-conflicts', 'intakes-unread'])(
    'watch what the payment service measures: %s',
    (watches) => {
      const { Namespace, MetricName, Dimensions, TreatMissingData } = alarm('dr', watches);

      expect(Namespace).toBe(PAYMENTS_NAMESPACE);
      expect([...COUNTER_NAMES, ...GAUGE_NAMES]).toContain(MetricName);
      expect(Dimensions).toEqual([{ Name: 'Environment', Value: 'prod' }]);
      expect(TreatMissingData).toBe('notBreaching');
    },
  );

  it('ring after five minutes that something waits where payments are written', () => {
    expect(alarm('dr', 'intakes-not-booked')).toMatchObject({
      MetricName: 'OldestIntakeMs',
      Threshold: 300_000,
    });
  });
});

describe('the time until payments are taken in', () => {
  const pattern = new RegExp(String(document.Parameters?.StandInAfterSeconds?.AllowedPattern));

  it.each(['0', '60', '99', '360', '3999'])('may be %s seconds', (value) => {
    expect(value).toMatch(pattern);
  });

  it.each(['1', '59', '4000', '060', '-1', ''])('may not be "%s" seconds', (value) => {
    expect(value).not.toMatch(pattern);
  });

  it('is what the settings say where nobody chooses', () => {
    expect(document.Parameters?.StandInAfterSeconds?.Default).toBe(
      String(defaultSettings.standInAfterSeconds),
    );
  });
});
