import { within } from './within';

interface Ending {
  readonly what: string;
  readonly end: () => Promise<void> | void;
  readonly limitMs: number;
}

/** On the machine's clock. */
const LIMIT_MS = 30_000;

/** What has to be ended, in the reverse order of its beginning, whatever fails on the way. */
export class Endings {
  private readonly all: Ending[] = [];

  /**
   * @param what - as in "waited for … to end"
   * @param limitMs - for what consists of endings of its own
   */
  add(what: string, end: () => Promise<void> | void, limitMs: number = LIMIT_MS): void {
    this.all.push({ what, end, limitMs });
  }

  /** @throws the first error, after everything has been ended; one that doesn't end is left behind */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (const { what, end, limitMs } of this.all.splice(0).reverse()) {
      try {
        await within(`${what} to end`, Promise.resolve(end()), limitMs);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
