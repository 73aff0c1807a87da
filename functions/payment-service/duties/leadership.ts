import type { Session } from '../database/session';

/** The same number in every version of this service; {@link migrate} has the other of the pair. */
const LEADER_LOCK = [7_041_776, 2] as const;

/**
 * Who of all tasks does what only one needs to do. The lock belongs to a database session, so it is
 * free as soon as the session is gone. The server may notice that before its owner does; for that
 * moment there are two leaders, and whatever a leader does must bear being done twice.
 */
export class Leadership {
  private session: Session | undefined;
  private held = false;

  constructor(private readonly open: () => Promise<Session>) {}

  get isHeld(): boolean {
    return this.held && this.session?.isLost === false;
  }

  /** Tries to lead, or makes sure that it still does. */
  async seek(): Promise<void> {
    try {
      if (this.session?.isLost !== false) {
        this.resign();
        this.session = await this.open();
      }
      const [row] = this.held
        ? await this.session.query<{ locked: boolean }>('SELECT true AS locked')
        : await this.session.query<{ locked: boolean }>(
            'SELECT pg_try_advisory_lock($1, $2) AS locked',
            LEADER_LOCK,
          );
      this.held = row?.locked === true;
    } catch (error) {
      this.resign();
      throw error;
    }
  }

  resign(): void {
    this.held = false;
    this.session?.close();
    this.session = undefined;
  }
}
