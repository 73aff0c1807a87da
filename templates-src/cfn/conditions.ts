import { And, Equals, Not, Or } from 'cloudform-types/types/functions';
import { type ConditionIntrinsicFunction, IntrinsicFunction, type Value } from './value';

/** A condition declared in a template; only `Template.condition` makes one, so a misspelt name doesn't compile. */
export class Condition {
  constructor(readonly name: string) {}
}

/** A condition, or an expression that a new one is declared from. */
export type ConditionExpression = Condition | ConditionIntrinsicFunction;

export function equals(left: Value<string>, right: Value<string>): ConditionIntrinsicFunction {
  return Equals(left, right);
}

export function not(condition: ConditionExpression): ConditionIntrinsicFunction {
  return Not(operand(condition));
}

export function allOf(...conditions: ConditionExpression[]): ConditionIntrinsicFunction {
  return And(conditions.map(operand));
}

export function anyOf(...conditions: ConditionExpression[]): ConditionIntrinsicFunction {
  return Or(conditions.map(operand));
}

/**
 * `Fn::If`. Both branches have the type the property wants; `noValue` as a
 * branch leaves the property out.
 */
export function ifElse<T>(condition: Condition, whenTrue: Value<T>, whenFalse: Value<T>): Value<T> {
  return new IntrinsicFunction('Fn::If', [condition.name, whenTrue, whenFalse]);
}

function operand(condition: ConditionExpression) {
  return condition instanceof Condition ? { Condition: condition.name } : condition;
}
