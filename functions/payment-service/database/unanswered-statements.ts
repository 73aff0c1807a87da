/** Statements that were given up, and that the server may still be working on. */
export class UnansweredStatements {
  private readonly sessions = new Map<string, ReadonlySet<number>>();
  private readonly looking = new Map<string, Promise<void>>();

  constructor(
    private readonly options: {
      /** Of one statement. */
      readonly limit: number;
      /** @returns those of the sessions that the server is busy with */
      readonly findBusy: (processIds: readonly number[]) => Promise<readonly number[]>;
    },
  ) {}

  /** @param processId - of the session on the server, if that was known */
  add(statement: string, processId: number | undefined): void {
    if (processId === undefined) return;
    this.sessions.set(statement, new Set([...this.sessionsOf(statement), processId]));
  }

  /**
   * Whether as many wait as may. The server is asked only then, once for all who want to know at the
   * same time: nobody else knows of connections that were closed without an answer.
   *
   * @throws whatever `findBusy` throws
   */
  async areTooMany(statement: string): Promise<boolean> {
    if (this.sessionsOf(statement).size < this.options.limit) return false;
    const looking = this.looking.get(statement) ?? this.look(statement);
    this.looking.set(statement, looking);
    await looking;
    return this.sessionsOf(statement).size >= this.options.limit;
  }

  private async look(statement: string): Promise<void> {
    try {
      const asked = this.sessionsOf(statement);
      const busy = new Set(await this.options.findBusy([...asked]));
      // Those that were given up meanwhile have not been asked for.
      const left = [...this.sessionsOf(statement)].filter((id) => !asked.has(id) || busy.has(id));
      this.sessions.set(statement, new Set(left));
    } finally {
      this.looking.delete(statement);
    }
  }

  private sessionsOf(statement: string): ReadonlySet<number> {
    return this.sessions.get(statement) ?? new Set();
  }
}
