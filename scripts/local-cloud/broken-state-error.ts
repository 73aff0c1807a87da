/** What the local cloud is kept in can't be read, and never will be: only a new beginning helps. */
export class BrokenStateError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BrokenStateError';
  }
}
