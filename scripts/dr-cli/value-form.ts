import { SUFFIX_PATTERN, suffixProblem } from '../../templates-src/naming';
import { assertNever } from '../engine/errors';

/** What a value that people give may look like. */
export type ValueForm =
  /** @property rule What a value looks like, with an example, after "can't be used:". */
  | { readonly kind: 'text'; readonly pattern: RegExp; readonly rule: string }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** Whole seconds between two limits, both included, or 0 for off. */
  | { readonly kind: 'seconds'; readonly min: number; readonly max: number }
  | { readonly kind: 'suffix' }
  | { readonly kind: 'url' };

/** Why a value can't be used; undefined when it can. */
export function valueProblem(form: ValueForm, value: string): string | undefined {
  switch (form.kind) {
    case 'text':
      return form.pattern.test(value) ? undefined : form.rule;
    case 'choice':
      return form.choices.includes(value) ? undefined : `it is ${form.choices.join(' or ')}`;
    case 'seconds':
      return isSeconds(form, value)
        ? undefined
        : `it is 0 or a whole number of seconds from ${form.min} to ${form.max}`;
    case 'suffix':
      return suffixProblem(value);
    case 'url':
      return URL.canParse(value) ? undefined : 'a URL looks like http://127.0.0.1:5000';
    default:
      return assertNever(form);
  }
}

/** The same as JSON Schema, for editors: https://json-schema.org/draft-07/schema */
export function valueSchema(form: ValueForm): Readonly<Record<string, unknown>> {
  switch (form.kind) {
    case 'text':
      // YAML reads `17.7` as a number.
      return { type: ['string', 'number'], pattern: form.pattern.source };
    case 'choice':
      return { enum: form.choices };
    case 'seconds':
      return {
        type: 'integer',
        anyOf: [{ const: 0 }, { minimum: form.min, maximum: form.max }],
      };
    case 'suffix':
      return { type: 'string', pattern: SUFFIX_PATTERN };
    case 'url':
      return { type: 'string', format: 'uri' };
    default:
      return assertNever(form);
  }
}

function isSeconds({ min, max }: { readonly min: number; readonly max: number }, value: string) {
  const seconds = Number(value);
  return /^\d+$/.test(value) && (seconds === 0 || (seconds >= min && seconds <= max));
}
