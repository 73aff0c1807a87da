export const BYTES_PER_GB = 1_000_000_000;
export const MILLION = 1_000_000;
export const THOUSAND = 1_000;
