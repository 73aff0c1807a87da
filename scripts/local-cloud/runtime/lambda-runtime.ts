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

/** What is known of a function when code is looked for. */
export interface FunctionCode {
  readonly functionName: string;
  /** Where the code was uploaded to; absent where the template has it inline. */
  readonly codeKey?: string | undefined;
}

/** The code of functions, which is this process's own and not what was uploaded. */
export class LambdaRuntime {
  private readonly byName = new Map<string, HandlerFactory>();
  private readonly byFolder = new Map<string, HandlerFactory>();

  /** The code of a function; the same in every region. */
  register(functionName: string, factory: HandlerFactory): this {
    this.byName.set(functionName, factory);
    return this;
  }

  /** The code of every function that was uploaded into a folder, whatever its name. */
  registerFolder(folder: string, factory: HandlerFactory): this {
    this.byFolder.set(folder, factory);
    return this;
  }

  factoryOf({ functionName, codeKey = '' }: FunctionCode): HandlerFactory | undefined {
    return (
      this.byName.get(functionName) ?? this.byFolder.get(codeKey.slice(0, codeKey.lastIndexOf('/')))
    );
  }
}
