import { templates } from '../../templates-src';
import { checkDocument } from '../../templates-src/cfn/check';
import { type TemplateDocument, toDocument } from '../../templates-src/cfn/document';
import { toYaml } from '../../templates-src/cfn/emit';
import type { Template } from '../../templates-src/cfn/template';
import { namesOverLimit } from '../../templates-src/naming';
import { type StackId, stacks } from '../../templates-src/topology';
import { checkWiring } from './check-wiring';
import { GENERATED_FOLDER, type GeneratedFile } from './generated-files';

export interface RenderedTemplates {
  readonly files: readonly GeneratedFile[];
  /** Why a template can't be deployed, as sentences that name it. */
  readonly problems: readonly string[];
}

/** Builds, checks and renders every stack's template. */
export async function renderTemplates(): Promise<RenderedTemplates> {
  const documents = new Map<StackId, TemplateDocument>();
  const problems: string[] = [...namesOverLimit()];
  const files: GeneratedFile[] = [];
  for (const { id, inline } of stacks) {
    const template = templates[id]();
    const document = toDocument(template);
    documents.set(id, document);
    problems.push(
      ...checkDocument(document, statefulTypes(template), { inline }).map(
        (problem) => `${id}: ${problem}`,
      ),
    );
    files.push({ path: `${GENERATED_FOLDER}/${id}.yaml`, content: toYaml(document) });
  }
  problems.push(...checkWiring(documents));
  return { files, problems };
}

function statefulTypes(template: Template): ReadonlySet<string> {
  return new Set(
    [...template.resources.values()]
      .filter(({ resource }) => resource.traits.stateful)
      .map(({ resource }) => resource.Type),
  );
}
