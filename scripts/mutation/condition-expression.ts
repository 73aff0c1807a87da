export interface WeakenedCondition {
  readonly how: string;
  readonly expression: string;
}

/**
 * A DynamoDB condition that demands nothing any more, and with each of its parts left out. A part
 * of an `OR` that is left out makes it stronger, which is as wrong: what it allowed is refused.
 *
 * A part is not cut out but made always or never true, because DynamoDB refuses names and values
 * that no expression uses.
 */
export function weakenedConditions(expression: string): readonly WeakenedCondition[] {
  const [name = '#item'] = /#\w+/.exec(expression) ?? [];
  const always = (part: string) =>
    `(${part} OR attribute_exists(${name}) OR attribute_not_exists(${name}))`;
  const never = (part: string) =>
    `(${part} AND attribute_exists(${name}) AND attribute_not_exists(${name}))`;
  const partsOf = (part: string, around: (inner: string) => string): WeakenedCondition[] => {
    const { operator, parts } = split(part);
    if (operator === undefined) {
      const inner = /^\((?<inner>.*)\)$/.exec(part)?.groups?.inner;
      return inner === undefined ? [] : partsOf(inner, (text) => around(`(${text})`));
    }
    return parts.flatMap((each, index) => {
      const inPlace = (text: string) =>
        around([...parts.slice(0, index), text, ...parts.slice(index + 1)].join(` ${operator} `));
      return [
        {
          how: `without ${each}`,
          expression: inPlace(operator === 'AND' ? always(each) : never(each)),
        },
        ...partsOf(each, inPlace),
      ];
    });
  };
  return [
    { how: 'demands nothing', expression: always(`(${expression})`) },
    ...partsOf(expression, (text) => text),
  ];
}

/** By the loosest operator outside of parentheses. */
function split(expression: string): {
  readonly operator: 'OR' | 'AND' | undefined;
  readonly parts: readonly string[];
} {
  for (const operator of ['OR', 'AND'] as const) {
    const parts = splitBy(expression, ` ${operator} `);
    if (parts.length > 1) {
      return { operator, parts };
    }
  }
  return { operator: undefined, parts: [expression] };
}

function splitBy(expression: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < expression.length; index += 1) {
    const character = expression[index];
    depth += Number(character === '(') - Number(character === ')');
    if (depth === 0 && expression.startsWith(separator, index)) {
      parts.push(expression.slice(from, index));
      from = index + separator.length;
    }
  }
  return [...parts, expression.slice(from)];
}
