/** What has to be ended, in the reverse order of its beginning, whatever fails on the way. */
export class Endings {
  private readonly all: (() => Promise<void> | void)[] = [];

  add(end: () => Promise<void> | void): void {
    this.all.push(end);
  }

  /** @throws the first error, after everything has been ended */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (const end of this.all.splice(0).reverse()) {
      try {
        await end();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
