/** A template that the transform refuses; the message is AWS's. */
export class SamError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document. Number of errors found: ${problems.length}. ${problems.join(' ')}`,
    );
    this.name = 'SamError';
  }
}

/** One resource's part of a {@link SamError}; collected, so that all problems show at once. */
export class SamResourceError extends Error {
  constructor(logicalId: string, problem: string) {
    super(`Resource with id [${logicalId}] is invalid. ${problem}`);
    this.name = 'SamResourceError';
  }
}

/** What AWS's transform can do and the local cloud's can't: better refused than expanded wrongly. */
export function notModelled(logicalId: string, what: string): SamResourceError {
  return new SamResourceError(logicalId, `The local cloud does not model ${what}.`);
}

/** Refuses a property that the SAM resource type does not have, or that is not modelled. */
export function requireKnownProperties(
  logicalId: string,
  type: string,
  properties: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
  notModelledProperties: ReadonlySet<string>,
): void {
  for (const property of Object.keys(properties)) {
    if (notModelledProperties.has(property)) {
      throw notModelled(logicalId, `${type} ${property}`);
    }
    if (!known.has(property)) {
      throw new SamResourceError(
        logicalId,
        `property ${property} not defined for resource of type ${type}`,
      );
    }
  }
}
