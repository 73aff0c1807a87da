import type { Io } from '../../dr-cli/io';
import { shellQuoted } from '../../dr-cli/shell-quoted';

/** Where the report is, and how to tell later that it is still this one. */
export function keepText({ program }: Pick<Io, 'program'>, html: string, head: string): string {
  return [
    `report     ${html}`,
    `last hash  ${head}`,
    `           keep it where nobody who runs drills can change it; to compare:`,
    `           ${program} report verify ${shellQuoted(html)} --head ${head}`,
    '',
  ].join('\n');
}
