/**
 * Days that logs are kept where they are searchable: PCI DSS 4.0, requirement
 * 10.5.1, asks for twelve months of audit trail.
 */
export const LOG_RETENTION_DAYS = 365;
