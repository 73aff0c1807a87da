import { checkWiring } from '../../../scripts/generate/check-wiring';
import { templates } from '../../../templates-src';
import { type TemplateDocument, toDocument } from '../../../templates-src/cfn/document';
import { type StackId, stacks } from '../../../templates-src/topology';

function documents(): Map<StackId, TemplateDocument> {
  return new Map(stacks.map(({ id }) => [id, toDocument(templates[id]())]));
}

function without(record: Readonly<Record<string, unknown>> | undefined, key: string) {
  return Object.fromEntries(Object.entries(record ?? {}).filter(([name]) => name !== key)) as never;
}

function change(stack: StackId, edit: (document: TemplateDocument) => TemplateDocument) {
  const all = documents();
  const document = all.get(stack);
  if (document !== undefined) {
    all.set(stack, edit(document));
  }
  return checkWiring(all);
}

describe('the wiring between stacks', () => {
  it('fits: every output that is passed on exists, and every parameter gets a value', () => {
    expect(checkWiring(documents())).toEqual([]);
  });

  it('is refused when a producer loses an output', () => {
    const problems = change('foundation', (document) => ({
      ...document,
      Outputs: without(document.Outputs, 'VpcId'),
    }));

    expect(problems).toEqual(['foundation: has no output VpcId, which another stack needs']);
  });

  it('is refused when a consumer loses a parameter', () => {
    const problems = change('regional', (document) => ({
      ...document,
      Parameters: without(document.Parameters, 'VpcId'),
    }));

    expect(problems).toContain('regional: is passed VpcId, which is no parameter');
  });

  it('is refused when nothing gives a parameter its value', () => {
    const problems = change('global-dns', (document) => ({
      ...document,
      Parameters: { ...document.Parameters, Extra: { Type: 'String' } },
    }));

    expect(problems).toEqual(['global-dns@primary: nothing gives Extra a value']);
  });
});
