/** Where `region-watch` and `failover` publish; their roles may publish nowhere else. */
export const FAILOVER_NAMESPACE = 'Payments/Failover';
