import { prove, readPathCode } from '../../../../scripts/survivability/proof';
import { renderedTemplates, withValueAt } from '../../../support/rendered-templates';

const templates = renderedTemplates();
const code = readPathCode(process.cwd());

const INTAKES = /payment-intakes/;

function standings(changed = templates) {
  return prove('primary', changed, code)
    .dependencies.filter(({ what }) => INTAKES.test(what))
    .map(({ needs, region, standing }) => `${needs}: ${region} ${standing.kind}`);
}

describe('standing in, with the home primary lost', () => {
  it('needs the surviving region’s table, and the other one’s as far as that is there', () => {
    expect(new Set(standings())).toEqual(
      new Set(['TaskRole: us-east-2 survives', 'TaskRole: us-east-1 best effort']),
    );
  });

  it('is not proved to survive when payments are kept in the lost region', () => {
    const { Statement } = taskPolicy();
    const at = Statement.findIndex(({ Sid }) => Sid === 'KeepIntakes');
    const changed = withValueAt(
      templates.regional,
      [...POLICY, 'Statement', at, 'Resource'],
      'arn:aws:dynamodb:us-east-1:111122223333:table/payment-intakes-prod',
    );

    expect(standings({ ...templates, regional: changed })).toContain('TaskRole: us-east-1 lost');
  });
});

const POLICY = ['Resources', 'TaskRole', 'Properties', 'Policies', 0, 'PolicyDocument'] as const;

function taskPolicy(): { readonly Statement: readonly { readonly Sid: string }[] } {
  return POLICY.reduce<unknown>(
    (node, key) => (node as Readonly<Record<string | number, unknown>>)[key],
    templates.regional,
  ) as ReturnType<typeof taskPolicy>;
}
