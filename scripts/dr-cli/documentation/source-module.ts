import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ParserOptions, parse } from '@babel/parser';
import type { Comment, Expression, Node, Statement, TSType, TSTypeElement } from '@babel/types';

/** A type as it is declared: an interface's members, or what an alias stands for. */
export interface TypeDeclaration {
  readonly name: string;
  readonly module: SourceModule;
  readonly doc: string;
  readonly body:
    | { readonly kind: 'members'; readonly members: readonly TSTypeElement[] }
    | { readonly kind: 'alias'; readonly type: TSType };
}

/** A constant, with the docstrings in it. */
export interface ConstantDeclaration {
  readonly name: string;
  readonly value: Expression;
}

/** What a file of TypeScript declares, read without running it. */
export class SourceModule {
  readonly path: string;
  readonly #text: string;
  readonly #types = new Map<string, TypeDeclaration>();
  readonly #constants = new Map<string, ConstantDeclaration>();
  /** Names that come from other files: which file, and the name there. */
  readonly #imports = new Map<string, { readonly path: string; readonly name: string }>();

  private constructor(path: string, text: string) {
    this.path = path;
    this.#text = text;
    for (const statement of parse(text, PARSER_OPTIONS).program.body) {
      this.#read(statement, statement);
    }
  }

  /** @param path From the top of the project. */
  static read(path: string): SourceModule {
    return new SourceModule(path, readFileSync(path, 'utf8'));
  }

  get types(): readonly TypeDeclaration[] {
    return [...this.#types.values()];
  }

  constant(name: string): ConstantDeclaration | undefined {
    return this.#constants.get(name);
  }

  get constants(): readonly ConstantDeclaration[] {
    return [...this.#constants.values()];
  }

  /** A type by the name that it has in this file; undefined for the language's own. */
  resolve(name: string): TypeDeclaration | undefined {
    const imported = this.#imports.get(name);
    return imported === undefined
      ? this.#types.get(name)
      : SourceModule.read(imported.path).resolve(imported.name);
  }

  /** As it is written, in one line. */
  textOf({ start, end }: Node): string {
    return this.#text
      .slice(start ?? 0, end ?? 0)
      .replace(/\/\*\*.*?\*\//gs, '')
      .replace(/\breadonly /g, '')
      .replace(/\s+/g, ' ')
      .replace(/^\| /, '')
      .trim();
  }

  #read(statement: Statement, documented: Node): void {
    switch (statement.type) {
      case 'ExportNamedDeclaration':
        if (statement.declaration) {
          this.#read(statement.declaration, statement);
        } else if (statement.source) {
          for (const specifier of statement.specifiers) {
            if (specifier.type === 'ExportSpecifier' && specifier.exported.type === 'Identifier') {
              this.#import(specifier.exported.name, specifier.local.name, statement.source.value);
            }
          }
        }
        return;
      case 'ImportDeclaration':
        for (const specifier of statement.specifiers) {
          if (specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier') {
            this.#import(specifier.local.name, specifier.imported.name, statement.source.value);
          }
        }
        return;
      case 'TSInterfaceDeclaration':
        this.#add(statement.id.name, documented, { kind: 'members', members: statement.body.body });
        return;
      case 'TSTypeAliasDeclaration':
        this.#add(statement.id.name, documented, { kind: 'alias', type: statement.typeAnnotation });
        return;
      case 'VariableDeclaration':
        for (const { id, init } of statement.declarations) {
          if (id.type === 'Identifier' && init) {
            this.#constants.set(id.name, { name: id.name, value: init });
          }
        }
        return;
      default:
        return;
    }
  }

  #add(name: string, documented: Node, body: TypeDeclaration['body']): void {
    this.#types.set(name, { name, module: this, doc: docOf(documented), body });
  }

  #import(local: string, name: string, source: string): void {
    const path = source.startsWith('.') ? moduleFile(join(dirname(this.path), source)) : undefined;
    if (path !== undefined) {
      this.#imports.set(local, { path, name });
    }
  }
}

const PARSER_OPTIONS: ParserOptions = { sourceType: 'module', plugins: ['typescript'] };

function moduleFile(path: string): string | undefined {
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file));
}

/** The docstring right before a node, as one paragraph; empty where there is none. */
export function docOf({ leadingComments }: { leadingComments?: Comment[] | null }): string {
  const comment = (leadingComments ?? []).findLast(
    ({ type, value }) => type === 'CommentBlock' && value.startsWith('*'),
  );
  return (comment?.value ?? '')
    .replace(/^\s*\*+ ?/gm, '')
    .replace(/\{@link ([^}]+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
}
