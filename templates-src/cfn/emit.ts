import { stringify } from 'yaml';
import type { TemplateDocument } from './document';

const HEADER = [
  'Written by `npm run generate` from templates-src/. Do not edit: change the',
  'source and generate again.',
];

/**
 * YAML for people, reviews and `sam`; the same document always gives the same bytes.
 *
 * As YAML 1.1, which CloudFormation reads, and in which a plain `OFF` is a boolean:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html
 */
export function toYaml(document: TemplateDocument): string {
  const header = HEADER.map((line) => `# ${line}\n`).join('');
  const options = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;
  return `${header}${stringify(document, options)}`;
}

/**
 * The smallest JSON of the same template, which is what is sent to
 * CloudFormation: notes for linters are left out.
 */
export function toMinifiedJson(document: TemplateDocument): string {
  return JSON.stringify({
    ...document,
    Resources: Object.fromEntries(
      Object.entries(document.Resources).map(([id, resource]) => {
        const { Metadata, ...deployed } = resource;
        return [id, deployed];
      }),
    ),
  });
}
