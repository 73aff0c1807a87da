import { runtimeError, type StatesError } from '../states-error';

/** Reads a text from left to right. */
export class Scanner {
  private position = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** Takes the text when it comes next. */
  take(wanted: string): boolean {
    const isThere = this.text.startsWith(wanted, this.position);
    this.position += isThere ? wanted.length : 0;
    return isThere;
  }

  expect(wanted: string): void {
    if (!this.take(wanted)) {
      throw this.error(`'${wanted}' expected`);
    }
  }

  /** Takes what a sticky pattern matches here. */
  match(pattern: RegExp): string | undefined {
    const sticky = new RegExp(pattern.source, 'y');
    sticky.lastIndex = this.position;
    const found = sticky.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  skipSpace(): void {
    this.match(/\s*/);
  }

  /** A text in single or double quotes, with backslash before what is meant literally. */
  quoted(): string | undefined {
    const raw = this.match(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/);
    return raw?.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  }

  error(message: string): StatesError {
    return runtimeError(`Invalid path '${this.text}': ${message} at position ${this.position}`);
  }
}
