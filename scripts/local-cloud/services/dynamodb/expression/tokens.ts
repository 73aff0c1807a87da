import { AwsError } from '../../../service';

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html */
const TOKEN = /\s*(?:(<>|<=|>=|[=<>(),.+\-[\]])|([#:]?[A-Za-z_0-9][\w-]*))/y;

/** The symbols and words of an expression, read from left to right. */
export class Tokens {
  private readonly tokens: readonly string[];
  private position = 0;

  constructor(
    private readonly kind: string,
    expression: string,
  ) {
    this.tokens = tokenize(kind, expression);
  }

  peek(offset = 0): string | undefined {
    return this.tokens[this.position + offset];
  }

  next(): string {
    const token = this.peek();
    if (token === undefined) {
      throw this.error('The expression ends too early');
    }
    this.position += 1;
    return token;
  }

  /** Takes the token when it is the wanted one; key words have no case. */
  take(wanted: string): boolean {
    const isThere = this.peek()?.toUpperCase() === wanted.toUpperCase();
    this.position += isThere ? 1 : 0;
    return isThere;
  }

  expect(wanted: string): void {
    if (!this.take(wanted)) {
      throw this.error(`Syntax error; token: "${this.peek() ?? '<EOF>'}", expected: "${wanted}"`);
    }
  }

  isAtEnd(): boolean {
    return this.position === this.tokens.length;
  }

  error(message: string): AwsError {
    return new AwsError('ValidationException', `Invalid ${this.kind}: ${message}`);
  }
}

function tokenize(kind: string, expression: string): string[] {
  const tokens: string[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < expression.trimEnd().length) {
    const at = pattern.lastIndex;
    const match = pattern.exec(expression);
    if (match === null) {
      throw new AwsError(
        'ValidationException',
        `Invalid ${kind}: Syntax error; token: "${expression.slice(at).trim()[0]}", near: "${expression.slice(at, at + 12)}"`,
      );
    }
    tokens.push(match[1] ?? match[2] ?? '');
  }
  return tokens;
}
