import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  alternativesOf,
  type DescribedObject,
  type DescribedType,
  namedIn,
} from './described-type';
import { SourceModule, type TypeDeclaration } from './source-module';

/** What a command prints with `--json`, one object per line. */
export interface EventStream {
  readonly name: string;
  readonly version: string;
  readonly doc: string;
  readonly events: readonly DocumentedEvent[];
  /** Types that the events' fields have, and theirs, in the order in which they are met. */
  readonly types: readonly DocumentedType[];
}

export interface DocumentedEvent {
  /** The value of its field `type`. */
  readonly type: string;
  readonly shape: DescribedObject;
}

export interface DocumentedType {
  readonly name: string;
  readonly doc: string;
  readonly alternatives: readonly DescribedType[];
}

const VERSION_ENDING = 'EVENTS_VERSION';

const FOLDERS = ['scripts/engine', 'scripts/dr-cli'];

/**
 * Every stream of events: a file that exports a version, `…EVENTS_VERSION`, declares beside it the
 * union of the events, `…Event`.
 */
export function eventStreams(): EventStream[] {
  return FOLDERS.flatMap(sourcesIn).flatMap((path) => {
    // Parsing every source takes a second.
    if (!readFileSync(path, 'utf8').includes(VERSION_ENDING)) {
      return [];
    }
    const module = SourceModule.read(path);
    const version = module.constants.find(({ name }) => name.endsWith(VERSION_ENDING))?.value;
    if (version?.type !== 'StringLiteral') {
      return [];
    }
    const union = module.types.find(({ name }) => name.endsWith('Event'));
    if (union === undefined) {
      throw new Error(`${path} has a version of events and no type whose name ends in Event`);
    }
    return [describe(union, version.value)];
  });
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
    .sort();
}

function describe(union: TypeDeclaration, version: string): EventStream {
  const events = alternativesOf(union).flatMap((shape) => {
    const type = shape.kind === 'object' && shape.fields.find(({ name }) => name === 'type');
    return shape.kind === 'object' && type ? [{ type: type.type.replaceAll("'", ''), shape }] : [];
  });
  return { name: union.name, version, doc: union.doc, events, types: typesOf(union) };
}

function typesOf(union: TypeDeclaration): DocumentedType[] {
  const documented = new Map<string, DocumentedType>();
  const visit = (shapes: readonly DescribedType[]): void => {
    for (const declaration of shapes.flatMap(namedIn)) {
      const { name, doc } = declaration;
      if (!documented.has(name)) {
        const alternatives = alternativesOf(declaration);
        documented.set(name, { name, doc, alternatives });
        visit(alternatives);
      }
    }
  };
  visit(alternativesOf(union));
  return [...documented.values()];
}
