import { redact } from '../../../functions/shared/redact';

/** A log line as it may be shown: payment data masked, also inside a line of JSON, and not too long. */
export function maskedLine(line: string): string {
  const masked = JSON.stringify(parsed(line), redact);
  return (masked.startsWith('"') ? String(JSON.parse(masked)) : masked).replace(CONTROL, ' ');
}

/** A log must not move the reader's cursor or change its colours. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]+/g;

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON: a text as it is.
    return line;
  }
}
