/**
 * Breaks a text into lines of a width: at spaces, and inside a word only where it is longer than a
 * line, then after one of `_-/:,` if there is one.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const joined = line === '' ? word.text : `${line}${word.glued ? '' : ' '}${word.text}`;
    if (line !== '' && joined.length > width) {
      lines.push(line);
      line = word.text;
    } else {
      line = joined;
    }
  }
  return [...lines, line];
}

interface Piece {
  readonly text: string;
  /** Part of the word before it. */
  readonly glued: boolean;
}

function pieces(word: string, width: number): Piece[] {
  const parts: Piece[] = [];
  let rest = word;
  while (rest.length > width) {
    const head = rest.slice(0, width);
    const breakAt =
      Math.max(...['_', '-', '/', ':', ','].map((mark) => head.lastIndexOf(mark))) + 1;
    const end = breakAt > 0 ? breakAt : width;
    parts.push({ text: rest.slice(0, end), glued: parts.length > 0 });
    rest = rest.slice(end);
  }
  return [...parts, { text: rest, glued: parts.length > 0 }];
}

/** Lines of a text behind a label: the first beside it, the others indented below. */
export function hanging(label: string, text: string, width: number): string[] {
  const [first = '', ...others] = wrap(text, Math.max(MIN_WIDTH, width - label.length));
  const indent = ' '.repeat(label.length);
  return [`${label}${first}`.trimEnd(), ...others.map((line) => `${indent}${line}`)];
}

/** Below that, wrapping makes a text harder to read than a terminal that wraps by itself. */
const MIN_WIDTH = 16;
