/** Prefixes of IAM actions, by the name of the SDK's package or of Step Functions' integration. */
const PREFIXES: Readonly<Record<string, string>> = {
  'application-auto-scaling': 'application-autoscaling',
  applicationautoscaling: 'application-autoscaling',
  sfn: 'states',
  'cloudwatch-logs': 'logs',
  cloudwatchlogs: 'logs',
  'secrets-manager': 'secretsmanager',
  'route-53': 'route53',
  'service-quotas': 'servicequotas',
};

/** Operations whose permission has another name. */
const RENAMED: Readonly<Record<string, string>> = { 'lambda:Invoke': 'lambda:InvokeFunction' };

/** `rds` and `FailoverGlobalCluster` → `rds:FailoverGlobalCluster`, as in IAM. */
export function actionName(service: string, operation: string): string {
  const name = `${PREFIXES[service] ?? service}:${operation.charAt(0).toUpperCase()}${operation.slice(1)}`;
  return RENAMED[name] ?? name;
}
