/** TCP ports that security groups, network ACLs, listeners and tasks agree on. */
export const ports = {
  /** Clients; redirected to {@link ports.https}. */
  http: 80,
  https: 443,
  /** Load balancer to tasks: TLS, like every other hop. */
  service: 8443,
  /**
   * Tasks to Aurora PostgreSQL. Said out loud because CloudFormation's default for a
   * provisioned aurora-postgresql cluster is 3306:
   * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds,
   * `aws-rds-dbcluster/…/ModelAdapter.java`.
   */
  database: 5432,
} as const;
