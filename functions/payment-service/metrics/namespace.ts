/** CloudWatch namespace of the service's metrics. */
export const PAYMENTS_NAMESPACE = 'Payments/Service';

/** Their only dimension: the environment's suffix. */
export const PAYMENTS_DIMENSION = 'Environment';
