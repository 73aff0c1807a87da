import { validationError } from '../errors';
import { evaluate } from './evaluate';
import { asIntrinsic, isList } from './json';
import type { Scope } from './scope';
import type { Template } from './template';
import { scalarText } from './text-functions';

/** Values of all conditions of a template. Only parameters and mappings take part. */
export function evaluateConditions(
  template: Template,
  scope: Omit<Scope, 'conditions'>,
): Readonly<Record<string, boolean>> {
  const evaluator = new ConditionEvaluator(template, scope);
  return Object.fromEntries(
    Object.keys(template.conditions).map((name) => [name, evaluator.named(name)]),
  );
}

class ConditionEvaluator {
  private readonly known: Record<string, boolean> = {};
  private readonly visiting = new Set<string>();

  constructor(
    private readonly template: Template,
    private readonly scope: Omit<Scope, 'conditions'>,
  ) {}

  named(name: string): boolean {
    const known = this.known[name];
    if (known !== undefined) {
      return known;
    }
    const definition = this.template.conditions[name];
    if (definition === undefined) {
      throw validationError(
        `Template format error: Unresolved condition dependency ${name} in the Conditions block of the template`,
      );
    }
    if (this.visiting.has(name)) {
      throw validationError(`Template error: Found circular condition dependency for ${name}`);
    }
    this.visiting.add(name);
    const value = this.truth(definition);
    this.known[name] = value;
    return value;
  }

  private truth(definition: unknown): boolean {
    const [name, argument] = asIntrinsic(definition) ?? [];
    switch (name) {
      case 'Condition':
        return this.named(String(argument));
      case 'Fn::Equals':
        return this.equals(argument);
      case 'Fn::Not':
        return !this.truth(this.operands('Fn::Not', argument, 1, 1)[0]);
      case 'Fn::And':
        return this.operands('Fn::And', argument, 2, 10).every((operand) => this.truth(operand));
      case 'Fn::Or':
        return this.operands('Fn::Or', argument, 2, 10).some((operand) => this.truth(operand));
      default:
        throw validationError(
          'Template format error: Conditions can only be boolean operations on parameters and other conditions',
        );
    }
  }

  private equals(argument: unknown): boolean {
    if (!isList(argument) || argument.length !== 2) {
      throw validationError(
        'Template error: every Fn::Equals object requires a list of 2 string parameters.',
      );
    }
    const scope = { ...this.scope, conditions: {} };
    const [left, right] = argument.map((operand) => scalarText(evaluate(operand, scope)));
    return left === right;
  }

  private operands(
    name: string,
    argument: unknown,
    least: number,
    most: number,
  ): readonly unknown[] {
    if (isList(argument) && argument.length >= least && argument.length <= most) {
      return argument;
    }
    const count = least === most ? `${least}` : `at least ${least} and at most ${most}`;
    throw validationError(
      `Template error: every ${name} object requires a list of ${count} boolean parameters.`,
    );
  }
}
