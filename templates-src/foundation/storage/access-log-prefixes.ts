/** Folders of the access-log bucket. Its policy lets each writer into its own and no other. */
export const accessLogPrefixes = {
  /** `access_logs.s3.prefix` of the load balancer. */
  loadBalancer: 'alb',
  /** Server access logs of the other buckets, one folder each. */
  buckets: 'buckets',
} as const;
