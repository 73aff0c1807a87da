import { prove, readPathCode } from '../../../scripts/survivability/proof';
import { exercisePolicy, MAX_POLICY_CHARACTERS } from '../../../scripts/survivability/scp';
import { renderedTemplates } from '../../support/rendered-templates';

const proof = prove('primary', renderedTemplates(), readPathCode(process.cwd()), 'drill');
const policy = exercisePolicy(proof);
const [otherRegions, everythingElse] = policy.Statement;

describe('the policy for a live exercise', () => {
  it('fits into a service control policy', () => {
    expect(JSON.stringify(policy).length).toBeLessThan(MAX_POLICY_CHARACTERS);
  });

  it('denies every region but the surviving one', () => {
    expect(otherRegions).toMatchObject({
      Effect: 'Deny',
      Action: '*',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-east-2' } },
    });
  });

  it('denies everything that the failover does not need', () => {
    expect(everythingElse?.NotAction).toEqual(
      expect.arrayContaining(['rds:FailoverGlobalCluster', 'ecs:UpdateService', 'sns:Publish']),
    );
    expect(everythingElse?.NotAction?.filter((action) => /^(route53|iam):/.test(action))).toEqual(
      [],
    );
  });

  it('binds only the roles of the surviving region in that environment', () => {
    const roles = [otherRegions, everythingElse].map(
      (statement) => statement?.Condition.ArnLike?.['aws:PrincipalArn'],
    );

    expect(roles[0]).toEqual(roles[1]);
    expect(roles[0]).toEqual(
      expect.arrayContaining(['arn:aws:iam::*:role/region-watch-role-use2-drill']),
    );
    expect([roles[0]].flat().every((role) => role?.endsWith('-use2-drill'))).toBe(true);
  });
});
