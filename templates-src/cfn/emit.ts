import { stringify } from 'yaml';
import type { TemplateDocument } from './document';

const HEADER = [
  'Written by `npm run generate` from templates-src/. Do not edit: change the',
  'source and generate again.',
];

/** YAML for people, reviews and `sam`; the same document always gives the same bytes. */
export function toYaml(document: TemplateDocument): string {
  const header = HEADER.map((line) => `# ${line}\n`).join('');
  return `${header}${stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })}`;
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
