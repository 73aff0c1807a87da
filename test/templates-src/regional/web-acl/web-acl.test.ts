import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';

const region = deployed('primary');
const webAcl = propertiesOf(region, 'WebAcl');

interface Rule {
  readonly Name: string;
  readonly Priority: number;
  readonly Action?: object;
  readonly Statement: object;
}

const rules = [...(webAcl.Rules as Rule[])].sort((a, b) => a.Priority - b.Priority);

test('the web ACL is in front of the load balancer', () => {
  expect(propertiesOf(region, 'WebAclAssociation')).toMatchObject({
    ResourceArn: { Ref: 'LoadBalancer' },
    WebACLArn: { 'Fn::GetAtt': ['WebAcl', 'Arn'] },
  });
});

test('health checks are let through before any managed rule, and the rate limit holds for them too', () => {
  const order = rules.map(({ Name }) => Name);

  expect(order.slice(0, 2)).toEqual(['rate-limit', 'allow-health-checks']);
  expect(rules[1]?.Action).toEqual({ Allow: {} });
});

describe('past the managed rules', () => {
  const patterns = [...JSON.stringify(rules[1]).matchAll(/"RegexString":"([^"]+)"/g)];
  const [method = /^$/, path = /^$/] = patterns.map(([, pattern = '']) => new RegExp(pattern));

  it.each(['/health/live', '/health/ready', '/health/writer'])('go requests for %s', (uri) => {
    expect(uri).toMatch(path);
  });

  it.each([
    '/payments',
    '/health/../payments',
    '/health/live/../../payments',
    '/health/live?x=1',
    '/x/health/live',
    '/healthlive',
  ])('goes no request for %s', (uri) => {
    expect(uri).not.toMatch(path);
  });

  it.each(['POST', 'PUT', 'TARGET'])('goes no %s', (verb) => {
    expect('GET').toMatch(method);
    expect(verb).not.toMatch(method);
  });
});

test('AWS’s rules against common attacks, known bad inputs and SQL injection block', () => {
  const managed = rules.filter((rule) => 'ManagedRuleGroupStatement' in rule.Statement);

  expect(managed.map(({ Name }) => Name)).toEqual([
    'AWSManagedRulesAmazonIpReputationList',
    'AWSManagedRulesCommonRuleSet',
    'AWSManagedRulesKnownBadInputsRuleSet',
    'AWSManagedRulesSQLiRuleSet',
  ]);
  for (const rule of managed) {
    expect(rule).toMatchObject({ OverrideAction: { None: {} } });
  }
});

test('programs without a User-Agent are counted, not blocked', () => {
  expect(rules).toContainEqual(
    expect.objectContaining({
      Name: 'AWSManagedRulesCommonRuleSet',
      Statement: {
        ManagedRuleGroupStatement: expect.objectContaining({
          RuleActionOverrides: [{ Name: 'NoUserAgent_HEADER', ActionToUse: { Count: {} } }],
        }),
      },
    }),
  );
});

test('one address may send what the standing tasks can take, and is told to wait beyond that', () => {
  expect(rules[0]).toMatchObject({
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 50_000 } },
  });
});

test('bodies and credentials are blanked in logs and samples', () => {
  expect(webAcl.DataProtectionConfig).toEqual({
    DataProtections: [
      { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY' } },
      {
        Action: 'SUBSTITUTION',
        Field: {
          FieldType: 'SINGLE_HEADER',
          FieldKeys: ['authorization', 'cookie', 'idempotency-key'],
        },
      },
    ],
  });
});

test('what was blocked is logged to a group that WAF accepts', () => {
  expect(propertiesOf(region, 'WebAclLogGroup')).toMatchObject({
    LogGroupName: expect.stringMatching(/^aws-waf-logs-/),
  });
  expect(propertiesOf(region, 'WebAclLogging')).toMatchObject({
    LogDestinationConfigs: [
      { 'Fn::Sub': 'arn:aws:logs:us-east-1:111122223333:log-group:${WebAclLogGroup}' },
    ],
    LoggingFilter: { DefaultBehavior: 'DROP' },
  });
});
