import type { Analysis } from '../analysis';
import type { Figure } from './provenance';

/** The report for machines: everything the text says, in seconds and shares. */
export function renderJson(analysis: Analysis, figures: readonly Figure[]): string {
  const { distribution: _runs, ...report } = analysis;
  return `${JSON.stringify({ ...report, figures }, null, 2)}\n`;
}
