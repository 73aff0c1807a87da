/** The alias that everybody calls a function by; what it points to is published by a deployment. */
export const FUNCTION_ALIAS = 'live';
