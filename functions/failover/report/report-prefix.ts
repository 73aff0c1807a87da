/** Where in the transaction log bucket the reports of failovers are. */
export const REPORT_PREFIX = 'failover-reports/';
