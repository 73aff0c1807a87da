import type { TypeCount, ValueChange } from './types';

type Members = Readonly<Record<string, unknown>>;

/** A template as far as a preview looks into it. */
export interface TemplateView {
  readonly resources: Readonly<Record<string, Members>>;
  readonly outputs: Readonly<Record<string, Members>>;
}

const NOTHING: TemplateView = { resources: {}, outputs: {} };

/**
 * Reads a template that is JSON. Undefined for one that isn't: what was deployed by other means,
 * such as YAML by `sam`, is looked at no further.
 */
export function readTemplateView(body: string | undefined): TemplateView | undefined {
  if (body === undefined || !body.trimStart().startsWith('{')) {
    return undefined;
  }
  const document: unknown = JSON.parse(body);
  return isMembers(document)
    ? { resources: section(document.Resources), outputs: section(document.Outputs) }
    : NOTHING;
}

/** How many resources of which type, most first. */
export function contentsOf({ resources }: TemplateView): TypeCount[] {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(resources)) {
    const type = String(Type);
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts]
    .map(([resourceType, count]) => ({ resourceType, count }))
    .sort((a, b) => b.count - a.count || (a.resourceType < b.resourceType ? -1 : 1));
}

/**
 * Types that a template gives a policy for their data: every resource that holds data says what
 * becomes of it, and no other does.
 */
export function statefulTypes(template: TemplateView): string[] {
  return Object.values(template.resources).flatMap(
    ({ Type, DeletionPolicy, UpdateReplacePolicy }) =>
      typeof Type === 'string' && (DeletionPolicy ?? UpdateReplacePolicy) !== undefined
        ? [Type]
        : [],
  );
}

/** Outputs that are defined otherwise than before, by what they are made from. */
export function outputChanges(
  before: TemplateView | undefined,
  after: TemplateView,
): ValueChange[] {
  // Every output of a template that can't be read would look new.
  if (before === undefined) {
    return [];
  }
  const names = new Set([...Object.keys(before.outputs), ...Object.keys(after.outputs)]);
  return [...names].sort().flatMap((name) => {
    const change = { name, before: definitionOf(before, name), after: definitionOf(after, name) };
    return change.before === change.after ? [] : [change];
  });
}

function definitionOf({ outputs }: TemplateView, name: string): string | undefined {
  const output = outputs[name];
  return output === undefined ? undefined : JSON.stringify(output.Value);
}

function section(value: unknown): Record<string, Members> {
  return Object.fromEntries(
    Object.entries(isMembers(value) ? value : {}).flatMap(([name, member]) =>
      isMembers(member) ? [[name, member]] : [],
    ),
  );
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
