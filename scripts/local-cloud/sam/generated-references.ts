import { isRecord } from '../resources/read';

/** What the parts of SAM resources became: `{ Validate: { Alias: 'ValidateAliaslive' } }`. */
export type Referables = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Turns `Validate.Alias` into the generated logical id, in `Ref`, `Fn::GetAtt` and `Fn::Sub`. */
export function rewriteRecord(
  record: Readonly<Record<string, unknown>>,
  referables: Referables,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, item]) => [key, rewriteEntry(key, item, referables)]),
  );
}

function rewriteReferences(value: unknown, referables: Referables): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => rewriteReferences(item, referables));
  }
  return isRecord(value) ? rewriteRecord(value, referables) : value;
}

function rewriteEntry(key: string, item: unknown, referables: Referables): unknown {
  switch (key) {
    case 'Ref':
      return typeof item === 'string' ? rewriteName(item, referables) : item;
    case 'Fn::GetAtt':
      return rewriteGetAtt(item, referables);
    case 'Fn::Sub':
      return rewriteSub(item, referables);
    default:
      return rewriteReferences(item, referables);
  }
}

function rewriteGetAtt(item: unknown, referables: Referables): unknown {
  if (typeof item === 'string') {
    return rewriteName(item, referables);
  }
  if (!Array.isArray(item) || !item.every((part) => typeof part === 'string')) {
    return item;
  }
  const dotted = item.join('.');
  const rewritten = rewriteName(dotted, referables);
  if (rewritten === dotted) {
    return item;
  }
  const [logicalId, ...attribute] = rewritten.split('.');
  return [logicalId, attribute.join('.')];
}

function rewriteSub(item: unknown, referables: Referables): unknown {
  if (Array.isArray(item)) {
    const [text, variables] = item;
    return [rewriteSub(text, referables), rewriteReferences(variables, referables)];
  }
  return typeof item === 'string'
    ? item.replaceAll(
        /\$\{([A-Za-z0-9.]+)\}/g,
        (_, name: string) => `\${${rewriteName(name, referables)}}`,
      )
    : item;
}

/** `Validate.Version.Version` → `ValidateVersion1a2b.Version`. */
function rewriteName(name: string, referables: Referables): string {
  const [logicalId = '', part = '', ...rest] = name.split('.');
  const generated = referables[logicalId]?.[part];
  return generated === undefined ? name : [generated, ...rest].join('.');
}
