import { type Embeddable, sub } from './functions';
import { IntrinsicFunction, type Value } from './value';

/** JSON whose texts may be references: what CloudWatch dashboards are written in. */
export type JsonWithReferences =
  | Value<string>
  | number
  | boolean
  | readonly JsonWithReferences[]
  | { readonly [key: string]: JsonWithReferences | undefined };

/**
 * JSON as text, with its references resolved by `Fn::Sub`. What a reference
 * resolves to isn't escaped, so it has to be a name, an id, an ARN or a region;
 * the text of a `sub` around such references is.
 */
export function jsonText(json: JsonWithReferences): Value<string> {
  const references: Embeddable[] = [];
  const text = JSON.stringify(withPlaceholders(json, references));
  return sub(templateStrings(text.split(PLACEHOLDER)), ...references);
}

/** Not in any text: JSON.stringify writes a control character as an escape. */
const PLACEHOLDER = '\\u0000';

function withPlaceholders(json: JsonWithReferences, references: Embeddable[]): unknown {
  if (json instanceof IntrinsicFunction) {
    references.push(escaped(json));
    return '\u0000';
  }
  if (Array.isArray(json)) {
    return json.map((item) => withPlaceholders(item, references));
  }
  if (typeof json === 'object') {
    return Object.fromEntries(
      Object.entries(json).flatMap(([key, value]) =>
        value === undefined ? [] : [[key, withPlaceholders(value, references)]],
      ),
    );
  }
  return json;
}

/** CloudFormation puts the text of a nested `Fn::Sub` in as it is: a line break in it would end the JSON. */
function escaped(reference: IntrinsicFunction): IntrinsicFunction {
  const payload: unknown = reference.toJSON()['Fn::Sub'];
  const [text, ...variables]: unknown[] = Array.isArray(payload) ? payload : [payload];
  if (typeof text !== 'string') {
    return reference;
  }
  const escapedText = JSON.stringify(text).slice(1, -1);
  return new IntrinsicFunction(
    'Fn::Sub',
    variables.length === 0 ? escapedText : [escapedText, ...variables],
  );
}

function templateStrings(strings: string[]): TemplateStringsArray {
  return Object.assign(strings, { raw: strings });
}
