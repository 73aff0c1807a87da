import { referencedResources } from '../../../../scripts/survivability/dependencies/references';
import { deploymentWithout } from '../../../../scripts/survivability/deployment/deployment';
import { type Feed, feeds } from '../../../../templates-src/topology';
import { renderedTemplates } from '../../../support/rendered-templates';

const templates = renderedTemplates();

function rewired(parameter: string, change: Partial<Feed['from']>): Feed[] {
  return feeds.map((feed) =>
    feed.to.parameter === parameter && feed.secondPass === undefined
      ? { ...feed, from: { ...feed.from, ...change } }
      : feed,
  );
}

function lostReferences(wiring: readonly Feed[]): string[] {
  return referencedResources(deploymentWithout('primary', templates, { wiring }))
    .filter(({ standing }) => standing.kind === 'lost')
    .map(({ needs, what }) => `${needs} ${what}`);
}

describe('a region as it is deployed', () => {
  it('has the names and ARNs of its own region', () => {
    const { stacks } = deploymentWithout('primary', templates);

    expect(stacks.regional.Resources.TaskDefinition?.Properties).toMatchObject({
      Family: 'payment-service-prod',
      TaskRoleArn: 'arn:aws:iam::111122223333:role/ecs-task-role-use2-prod',
    });
  });

  it('is the home primary when the DR region is lost', () => {
    const deployment = deploymentWithout('dr', templates);

    expect(deployment).toMatchObject({ survivor: 'us-east-1', lost: 'us-east-2' });
    expect(deployment.stacks.regional.Resources).toHaveProperty('DatabaseSecret');
  });

  it('takes its environment from the suffix it is given', () => {
    const { stacks } = deploymentWithout('primary', templates, { suffix: 'drill' });

    expect(stacks.regional.Resources.StateTable?.Properties).toMatchObject({
      TableName: 'failover-state-drill',
    });
  });
});

describe('wiring between stacks', () => {
  it('as it is leads nowhere else', () => {
    expect(lostReferences(feeds)).toEqual([]);
  });

  it.each([
    ['the key of the other foundation', 'KeyArn', { region: 'primary' }, 'arn:aws:kms:us-east-1'],
    ['the other repository', 'RepositoryUri', { region: 'primary' }, 'dkr.ecr.us-east-1'],
    ['the other bucket', 'TransactionLogBucketName', { region: 'primary' }, '-use1-prod'],
  ] as const)('fails with %s', (_, parameter, change, found) => {
    const references = lostReferences(rewired(parameter, change));

    expect(references).not.toEqual([]);
    expect(references.join('\n')).toContain(found);
  });

  it('fails with a secret that is not the copy of the own region', () => {
    const wiring = rewired('DatabaseSecretArn', { output: 'DatabaseSecretArn' });
    const regional = {
      ...templates.regional,
      Outputs: {
        ...templates.regional.Outputs,
        DatabaseSecretArn: { Description: 'planted', Value: { Ref: 'DatabaseSecret' } },
      },
      Resources: {
        ...templates.regional.Resources,
        Planted: {
          Type: 'AWS::SSM::Parameter',
          Properties: { Value: { Ref: 'DatabaseSecretArn' } },
        },
      },
    };

    const deployment = deploymentWithout('primary', { ...templates, regional }, { wiring });

    const planted = referencedResources(deployment).filter(({ needs }) => needs === 'Planted');
    expect(planted.map(({ standing }) => standing.kind)).toEqual(['lost']);
  });
});
