import type { Report } from './report';

/** Raised when a member changes its meaning or goes; a new one keeps it. */
export const REPORT_VERSION = 1;

/** The report for machines: all that the page says, in milliseconds and smallest units. */
export function renderJson(report: Report): string {
  return `${JSON.stringify({ version: REPORT_VERSION, ...report }, null, 2)}\n`;
}
