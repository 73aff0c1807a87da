import { AwsError } from '../../service';
import type { Stack, StackOutput } from '../state';
import { evaluate } from '../template/evaluate';
import type { Scope } from '../template/scope';
import { scalarText } from '../template/text-functions';
import { type SettledDeployment, settle } from './deployment';
import { exportProblem } from './exports';
import { liveResources } from './resource-scope';
import type { World } from './world';

export type PublishedOutputs =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string };

/** Resolves the outputs and makes them the stack's, with the exports it uses. */
export function publishOutputs(world: World, stack: Stack): PublishedOutputs {
  if (stack.deployment === undefined) {
    throw new Error(`${stack.stackName} has no template to take outputs from`);
  }
  const settled = settle(world, stack, stack.deployment);
  const imports = new Set<string>();
  const scope = recordImports(settled.scope(liveResources(world, stack)), imports);
  try {
    const outputs = resolveOutputs(settled, scope);
    const reason = exportProblem(world, stack, outputs);
    if (reason !== undefined) {
      return { ok: false, reason };
    }
    for (const resource of Object.values(settled.resources)) {
      evaluate(resource.properties, scope);
    }
    stack.outputs = outputs;
    stack.imports = [...imports];
    return { ok: true };
  } catch (error) {
    if (error instanceof AwsError) {
      return { ok: false, reason: error.message };
    }
    throw error;
  }
}

function recordImports(scope: Scope, imports: Set<string>): Scope {
  return {
    ...scope,
    importValue: (name) => {
      imports.add(name);
      return scope.importValue(name);
    },
  };
}

function resolveOutputs({ template }: SettledDeployment, scope: Scope): StackOutput[] {
  return Object.entries(template.outputs)
    .filter(([, { condition }]) => condition === undefined || scope.conditions[condition] === true)
    .map(([key, { value, description, exportName }]) => ({
      key,
      value: outputText(key, evaluate(value, scope)),
      ...(description !== undefined && { description }),
      ...(exportName !== undefined && { exportName: scalarText(evaluate(exportName, scope)) }),
    }));
}

function outputText(key: string, value: unknown): string {
  if (typeof value === 'object' || value === undefined) {
    throw new AwsError(
      'ValidationError',
      `Template format error: The Value field of output ${key} must evaluate to a String.`,
    );
  }
  return String(value);
}
