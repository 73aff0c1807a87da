/** The part of Lambda's context object that these functions use. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  /** Megabytes, as the decimal string Lambda gives. */
  readonly memoryLimitInMB: string;
}
