/** `${Name}` and `${Name.Attribute}`, and not the literal `${!Name}`. */
const VARIABLE = /\$\{([^!}][^}]*)\}/g;

/** Names of parameters and resources that an expression of a template is made from. */
export function namesIn(expression: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  collect(expression, names);
  return names;
}

function collect(value: unknown, names: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      collect(item, names);
    }
    return;
  }
  if (typeof value !== 'object' || value === null) {
    return;
  }
  for (const [key, argument] of Object.entries(value)) {
    switch (key) {
      case 'Ref':
        names.add(String(argument));
        break;
      case 'Fn::GetAtt':
        names.add(firstPart(Array.isArray(argument) ? argument[0] : argument));
        break;
      case 'Fn::Sub':
        collectSub(argument, names);
        break;
      default:
        collect(argument, names);
    }
  }
}

function collectSub(argument: unknown, names: Set<string>): void {
  const [text, variables = {}] = Array.isArray(argument) ? argument : [argument];
  const own = new Set(Object.keys(variables));
  for (const [, name = ''] of String(text).matchAll(VARIABLE)) {
    const referenced = firstPart(name.trim());
    if (!own.has(referenced)) {
      names.add(referenced);
    }
  }
  collect(variables, names);
}

/** `Queue.Arn` → `Queue`. */
function firstPart(name: unknown): string {
  return String(name).split('.')[0] ?? '';
}
