import type { LambdaEnvironment } from './lambda-environment';

/** What handlers read of Lambda's context object. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  readonly functionVersion: string;
  readonly invokedFunctionArn: string;
  readonly memoryLimitInMB: string;
  readonly callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

export type LambdaHandler = (event: unknown, context: InvocationContext) => Promise<unknown>;

/** Makes a handler, once for each execution environment: a cold start. */
export type HandlerFactory = (
  environment: LambdaEnvironment,
) => LambdaHandler | Promise<LambdaHandler>;

/** The code of functions, by function name; a name has the same code in every region. */
export class LambdaRuntime {
  private readonly factories = new Map<string, HandlerFactory>();

  register(functionName: string, factory: HandlerFactory): this {
    this.factories.set(functionName, factory);
    return this;
  }

  factoryOf(functionName: string): HandlerFactory | undefined {
    return this.factories.get(functionName);
  }
}
