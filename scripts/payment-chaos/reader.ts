import type { PaymentsClient } from '../payments-lab/payments-client';

interface Page {
  readonly payments: readonly { readonly id: string }[];
  readonly next: string | null;
}

/** Follows `GET /payments?after=` from page to page, as somebody who reconciles does. */
export class Reader {
  private after: string | null = null;
  private reads = 0;
  /** How often each payment was listed. */
  readonly listed = new Map<string, number>();

  constructor(private readonly services: readonly PaymentsClient[]) {}

  /** Reads what there is by now, as far as services answer. */
  async readOn(): Promise<void> {
    for (;;) {
      const page = await this.nextPage();
      if (page === undefined || page.payments.length === 0) return;
      for (const { id } of page.payments) this.listed.set(id, (this.listed.get(id) ?? 0) + 1);
      this.after = page.next;
    }
  }

  private async nextPage(): Promise<Page | undefined> {
    const service = this.services[this.reads % this.services.length];
    this.reads += 1;
    const after = this.after === null ? '' : `&after=${encodeURIComponent(this.after)}`;
    const answer = await service?.send({ method: 'GET', path: `/payments?limit=50${after}` });
    return answer?.kind === 'answer' && answer.status === 200 ? JSON.parse(answer.body) : undefined;
  }
}
