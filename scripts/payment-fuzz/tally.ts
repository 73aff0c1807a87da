import type { FuzzRequest } from './requests';

export interface Finding {
  readonly problem: string;
  readonly request: FuzzRequest;
}

/** What came of the requests so far. */
export class Tally {
  readonly findings: Finding[] = [];
  /** By operation and status. */
  readonly answers = new Map<string, number>();

  get requests(): number {
    return [...this.answers.values()].reduce((sum, count) => sum + count, 0);
  }

  /** @param name - of operation and status */
  count(name: string): void {
    this.answers.set(name, (this.answers.get(name) ?? 0) + 1);
  }
}
