import type { Client } from 'pg';
import { pendingIds } from '../checks/accepted-are-booked';
import type { World } from '../world/world';
import type { Observations } from './observations';
import { countStored } from './stored-payments';

/** Payments that clients were told are pending, and that the writer does not have yet. */
export class UnbookedPayments {
  private client: Promise<Client> | undefined;

  constructor(
    private readonly world: World,
    private readonly observations: Observations,
  ) {}

  async count(): Promise<number> {
    const { world, observations } = this;
    const ids = [...pendingIds(observations.payments)];
    // One for all questions: they are asked several times a second.
    this.client ??= world.parts.database.connect(observations.writer);
    return ids.length - (await countStored(await this.client, ids));
  }

  async end(): Promise<void> {
    await (await this.client)?.end();
  }
}
