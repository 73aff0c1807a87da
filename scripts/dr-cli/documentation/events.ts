import type { DescribedField, DescribedType } from './described-type';
import type { DocumentedType, EventStream } from './event-streams';
import { code, table } from './markdown';

/** The events of all streams, each with its fields, and the types of those. */
export function eventsMarkdown(streams: readonly EventStream[]): string[] {
  return streams.flatMap(({ name, version, doc, events, types }) => [
    `### ${name}, version ${version}`,
    '',
    doc,
    '',
    ...table(
      ['`type`', 'when', 'fields'],
      events.map(({ type, shape }) => [
        code(type),
        shape.doc,
        shape.fields
          .filter((field) => field.name !== 'type')
          .map(fieldText)
          .join('<br>'),
      ]),
    ),
    ...(types.length === 0 ? [] : [`#### Types in ${name}`, '', ...types.flatMap(typeMarkdown)]),
  ]);
}

function typeMarkdown({ name, doc, alternatives }: DocumentedType): string[] {
  return [
    `**${name}**${doc === '' ? '' : `: ${doc}`}`,
    '',
    ...(alternatives.every((each) => each.kind === 'other')
      ? [code(alternatives.map(alternativeText).join(' | '))]
      : alternatives.map((each) => `- ${alternativeText(each)}`)),
    '',
  ];
}

function alternativeText(described: DescribedType): string {
  return described.kind === 'other' ? described.text : described.fields.map(fieldText).join('; ');
}

/** `steps: string[]` (what it means). A field with a question mark may be missing. */
function fieldText({ name, isOptional, type, doc }: DescribedField): string {
  const meaning = doc === '' ? '' : ` (${doc.replace(/\.$/, '')})`;
  return `${code(`${name}${isOptional ? '?' : ''}: ${type}`)}${meaning}`;
}
