/** The ids of all payments that the transaction log has. */
export class TransactionLogCopy {
  private readonly ids = new Set<string>();

  /** @param batch - one JSON object per line */
  add(batch: string): void {
    for (const line of batch.split('\n').filter((text) => text !== '')) {
      this.ids.add(JSON.parse(line).id);
    }
  }

  has(id: string): boolean {
    return this.ids.has(id);
  }
}
