import type { TSType, TSTypeElement } from '@babel/types';
import { docOf, type SourceModule, type TypeDeclaration } from './source-module';

/** One field of an object. */
export interface DescribedField {
  readonly name: string;
  readonly isOptional: boolean;
  readonly type: string;
  readonly doc: string;
}

/** An object with its fields, or any other type as it is written. */
export type DescribedType = DescribedObject | DescribedOther;

export interface DescribedObject {
  readonly kind: 'object';
  readonly doc: string;
  readonly fields: readonly DescribedField[];
  /** Whose names its fields use. */
  readonly module: SourceModule;
}

export interface DescribedOther {
  readonly kind: 'other';
  readonly doc: string;
  readonly text: string;
  readonly module: SourceModule;
}

/** A type or a part of one, and the file whose names it uses. */
interface Written {
  readonly type: TSType;
  readonly module: SourceModule;
}

/** A type's alternatives: each member of a union, those of named unions among them. */
export function alternativesOf(declaration: TypeDeclaration): DescribedType[] {
  const { body, module, doc } = declaration;
  return body.kind === 'members'
    ? [{ kind: 'object', doc, fields: fieldsOf(body.members, module), module }]
    : alternatives({ type: body.type, module }, doc);
}

function alternatives({ type, module }: Written, inherited: string): DescribedType[] {
  const doc = docOf(type) || inherited;
  switch (type.type) {
    case 'TSUnionType':
      return type.types.flatMap((each, index) =>
        alternatives({ type: each, module }, docBetween(type.types[index - 1], each)),
      );
    case 'TSTypeLiteral':
      return [{ kind: 'object', doc, fields: fieldsOf(type.members, module), module }];
    case 'TSParenthesizedType':
      return alternatives({ type: type.typeAnnotation, module }, doc);
    case 'TSIntersectionType':
      return [
        together(
          type.types.flatMap((each) => alternatives({ type: each, module }, '')),
          { kind: 'other', doc, text: module.textOf(type), module },
        ),
      ];
    case 'TSTypeReference': {
      const named = declarationOf({ type, module });
      return named !== undefined && isObjectOrUnion(named)
        ? alternativesOf(named).map((each) => ({ ...each, doc: each.doc || doc }))
        : [{ kind: 'other', doc, text: typeText({ type, module }), module }];
    }
    default:
      return [{ kind: 'other', doc, text: typeText({ type, module }), module }];
  }
}

/** Objects as one; anything else as it is written. */
function together(parts: readonly DescribedType[], written: DescribedOther): DescribedType {
  const objects = parts.filter((part) => part.kind === 'object');
  const [, second] = objects;
  return objects.length < parts.length || second === undefined
    ? written
    : {
        kind: 'object',
        doc: written.doc,
        fields: objects.flatMap(({ fields }) => fields),
        module: second.module,
      };
}

function isObjectOrUnion({ body }: TypeDeclaration): boolean {
  return (
    body.kind === 'members' ||
    body.type.type === 'TSUnionType' ||
    body.type.type === 'TSTypeLiteral'
  );
}

function fieldsOf(members: readonly TSTypeElement[], module: SourceModule): DescribedField[] {
  return members.flatMap((member) => {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier') {
      return [];
    }
    const type = member.typeAnnotation?.typeAnnotation;
    return [
      {
        name: member.key.name,
        isOptional: member.optional === true,
        type: type === undefined ? 'unknown' : typeText({ type, module }),
        doc: docOf(member),
      },
    ];
  });
}

/** `StackAction['kind']` as the values that it can have; any other type as it is written. */
function typeText({ type, module }: Written): string {
  if (type.type === 'TSUnionType') {
    return type.types.map((each) => typeText({ type: each, module })).join(' | ');
  }
  const values = constantValues({ type, module });
  if (values !== undefined) {
    return values.join(' | ');
  }
  if (type.type === 'TSIndexedAccessType' && type.indexType.type === 'TSLiteralType') {
    const named = declarationOf({ type: type.objectType, module });
    const key = module.textOf(type.indexType).replace(/'/g, '');
    const fields = (named === undefined ? [] : alternativesOf(named)).flatMap((each) =>
      each.kind === 'object' ? each.fields.filter(({ name }) => name === key) : [],
    );
    if (fields.length > 0) {
      return [...new Set(fields.map((field) => field.type))].join(' | ');
    }
  }
  return module.textOf(type);
}

/** The values of `(typeof NAMES)[number]`, where NAMES is an array of texts. */
function constantValues({ type, module }: Written): string[] | undefined {
  if (type.type !== 'TSIndexedAccessType' || type.objectType.type !== 'TSParenthesizedType') {
    return undefined;
  }
  const query = type.objectType.typeAnnotation;
  if (query.type !== 'TSTypeQuery' || query.exprName.type !== 'Identifier') {
    return undefined;
  }
  const constant = module.constant(query.exprName.name)?.value;
  const array = constant?.type === 'TSAsExpression' ? constant.expression : constant;
  return array?.type === 'ArrayExpression'
    ? array.elements.flatMap((each) => (each?.type === 'StringLiteral' ? [`'${each.value}'`] : []))
    : undefined;
}

/** Before a union's `|`, a docstring belongs to the member that was there before. */
function docBetween(previous: TSType | undefined, next: TSType): string {
  const comments = (previous?.trailingComments ?? []).filter(
    ({ end }) => (end ?? 0) <= (next.start ?? 0),
  );
  return docOf({ leadingComments: comments });
}

function declarationOf({ type, module }: Written): TypeDeclaration | undefined {
  return type.type === 'TSTypeReference' && type.typeName.type === 'Identifier'
    ? module.resolve(type.typeName.name)
    : undefined;
}

/** Types that another one names and that these sources declare. */
export function namedIn(described: DescribedType): TypeDeclaration[] {
  const texts =
    described.kind === 'object' ? described.fields.map(({ type }) => type) : [described.text];
  const words = texts
    .join(' ')
    .replace(/'[^']*'/g, '')
    .match(/\b[A-Z]\w+/g);
  return [...new Set(words)].flatMap((word) => described.module.resolve(word) ?? []);
}
