/** A piece of an `Fn::Sub` string: text as it is, or the name between `${` and `}`. */
export type SubPart = { readonly text: string } | { readonly variable: string };

const VARIABLE = /\$\{(!?)([^}]*)\}/g;

/** Splits an `Fn::Sub` string. `${!Name}` stands for the text `${Name}`. */
export function parseSub(template: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let end = 0;
  for (const match of template.matchAll(VARIABLE)) {
    const [whole, bang, name = ''] = match;
    parts.push({ text: template.slice(end, match.index) });
    parts.push(bang === '!' ? { text: `\${${name}}` } : { variable: name.trim() });
    end = match.index + whole.length;
  }
  parts.push({ text: template.slice(end) });
  return parts.filter((part) => 'variable' in part || part.text !== '');
}
