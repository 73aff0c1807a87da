import { FINDINGS } from '../../../engine/doctor/catalogue';

/** Every code, as docs/doctor.md has them. */
export function codesTable(): string {
  const rows = Object.entries(FINDINGS).map(
    ([code, { severity, title, why }]) => `| ${code} | ${severity} | ${title} | ${why} |`,
  );
  return [
    '| code | severity | what is found | why it matters |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}
