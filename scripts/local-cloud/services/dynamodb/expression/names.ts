import { AwsError } from '../../../service';
import type { AttributeValue } from '../attribute-value';
import type { Tokens } from './tokens';

/** A map that a request left out; one that it has must not be empty. */
const NONE = {};

/** What `#name` and `:value` stand for. Everything given has to be used. */
export class Substitutions {
  private readonly used = new Set<string>();

  constructor(
    private readonly names: Readonly<Record<string, string>> = NONE,
    private readonly values: Readonly<Record<string, AttributeValue>> = NONE,
  ) {
    requireSome('ExpressionAttributeNames', names);
    requireSome('ExpressionAttributeValues', values);
  }

  name(token: string, tokens: Tokens): string {
    if (!token.startsWith('#')) {
      return token;
    }
    this.used.add(token);
    const name = this.names[token];
    if (name === undefined) {
      throw tokens.error(
        `An expression attribute name used in the document path is not defined; attribute name: ${token}`,
      );
    }
    return name;
  }

  value(token: string, tokens: Tokens): AttributeValue {
    this.used.add(token);
    const value = this.values[token];
    if (value === undefined) {
      throw tokens.error(
        `An expression attribute value used in expression is not defined; attribute value: ${token}`,
      );
    }
    return value;
  }

  /** DynamoDB refuses names and values that no expression uses. */
  requireAllUsed(): void {
    const unused = (given: Readonly<Record<string, unknown>>) =>
      Object.keys(given).filter((token) => !this.used.has(token));
    for (const [what, tokens] of [
      ['ExpressionAttributeNames', unused(this.names)],
      ['ExpressionAttributeValues', unused(this.values)],
    ] as const) {
      if (tokens.length > 0) {
        throw new AwsError(
          'ValidationException',
          `Value provided in ${what} unused in expressions: keys: {${tokens.join(', ')}}`,
        );
      }
    }
  }
}

/** The message that users of the service report, for one in https://github.com/mhart/dynalite */
function requireSome(what: string, given: Readonly<Record<string, unknown>>): void {
  if (given !== NONE && Object.keys(given).length === 0) {
    throw new AwsError('ValidationException', `${what} must not be empty`);
  }
}
