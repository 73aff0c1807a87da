import type { LambdaContext } from '../../../functions/shared/lambda-context';

export const CONTEXT: LambdaContext = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'validate-payment-test',
  functionVersion: '7',
  invokedFunctionArn: 'arn:aws:lambda:us-east-2:111122223333:function:validate-payment-test:live',
  memoryLimitInMB: '256',
};

export const ENVIRONMENT = {
  AWS_REGION: 'us-east-2',
  // Powertools counts a cold start only where Lambda says it initialised on demand.
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  POWERTOOLS_SERVICE_NAME: 'validate-payment',
  POWERTOOLS_METRICS_NAMESPACE: 'MultiRegionDr',
  PAYMENT_LIMITS: '{"default":"10000"}',
  PEER_FUNCTION_ARN: 'arn:aws:lambda:us-east-1:111122223333:function:validate-payment-test:live',
} as const;

/** Sets environment variables and gives back the way to restore them. */
export function setEnvironment(variables: Readonly<Record<string, string>>): () => void {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  return () => {
    for (const name of Object.keys(variables)) {
      const value = before[name];
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  };
}
