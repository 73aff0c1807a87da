import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import {
  HANDOVER_MS,
  PROMOTED_GRACE_MS,
} from '../../../../functions/payment-service/stand-in/stand-in-mode';
import { CARD_PAYMENT, pay } from '../support/requests';
import { REGIONS } from './support/intake-tables';
import { ledgerBalance, paymentsOfKey } from './support/ledger';
import { failover } from './support/operations';
import { RegionUnderTest, startLedger } from './support/region-under-test';
import type { DatabaseState } from './support/steered-database';
import { type Task, UNTIL_DONE } from './support/task';

const RUNS = Number(process.env.STAND_IN_RUNS ?? 20);
const SEED = Number(process.env.STAND_IN_SEED ?? 20_260_301);

const KEYS = 4;
const TASKS = 2;

interface Request {
  readonly key: number;
  readonly task: number;
  /** Of the body; the same key with another one is another payment. */
  readonly amount: string;
}

type Step =
  /** All at once. */
  | { readonly kind: 'pay'; readonly requests: readonly Request[] }
  | { readonly kind: 'database'; readonly state: DatabaseState }
  | { readonly kind: 'note promotion' }
  | { readonly kind: 'pass'; readonly ms: number }
  /** A round of the leader; two may believe that they lead. */
  | { readonly kind: 'book'; readonly tasks: readonly number[] }
  /** A task dies at its n-th call from now on, and another one takes its place. */
  | {
      readonly kind: 'die';
      readonly task: number;
      readonly calls: number;
      readonly burnsAt: 'before' | 'after';
    };

const task = fc.nat({ max: TASKS - 1 });

const request = fc.record({
  key: fc.nat({ max: KEYS - 1 }),
  task,
  amount: fc.oneof({ arbitrary: fc.constant('10.50'), weight: 6 }, fc.constant('7.00')),
});

const stepsWith = (states: readonly DatabaseState[]): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('pay' as const),
          requests: fc.array(request, { minLength: 1, maxLength: 4 }),
        }),
      },
      {
        weight: 2,
        arbitrary: fc.record({
          kind: fc.constant('database' as const),
          state: fc.constantFrom(...states),
        }),
      },
      { weight: 1, arbitrary: fc.constant({ kind: 'note promotion' as const }) },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('pass' as const),
          ms: fc.constantFrom(300, 1_000, 4_000, 20_000, PROMOTED_GRACE_MS, HANDOVER_MS),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('book' as const),
          tasks: fc.uniqueArray(task, { minLength: 1, maxLength: TASKS }),
        }),
      },
      {
        weight: 3,
        arbitrary: fc.record({
          kind: fc.constant('die' as const),
          task,
          calls: fc.nat({ max: 12 }),
          burnsAt: fc.constantFrom('before' as const, 'after' as const),
        }),
      },
    ),
    { minLength: 4, maxLength: 18 },
  );

interface Answer {
  readonly key: string;
  readonly amount: string;
  readonly status: number;
  readonly body: string;
}

let ledger: Awaited<ReturnType<typeof startLedger>>;
let database: PooledDatabase;

beforeAll(async () => {
  ledger = await startLedger();
  ({ database } = ledger);
});

afterAll(() => ledger.stop());

/** One incident, from the moment that payments are taken in to the moment that nothing waits. */
class Incident {
  readonly heard: Answer[] = [];
  private readonly region = new RegionUnderTest(database);
  private readonly round = randomUUID();
  private tasks: Task[] = [];

  keyOf(index: number): string {
    return `${this.round}-${index}`;
  }

  async begin(): Promise<void> {
    this.tasks = await Promise.all(Array.from({ length: TASKS }, () => this.region.start()));
    await this.region.askForPromotion(...this.tasks);
  }

  async take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'pay':
        await Promise.all(step.requests.map((each) => this.pay(each)));
        break;
      case 'database':
        this.region.steering.state = step.state;
        break;
      case 'note promotion':
        if (this.region.operation?.phasesAtMs.promoted === undefined) {
          const { phasesAtMs } = this.region.operation ?? failover({});
          this.region.operation = failover({
            ...phasesAtMs,
            promoted: this.region.clock.nowMs(),
          });
        }
        break;
      case 'pass':
        await this.region.pass(step.ms, ...this.tasks);
        break;
      case 'book':
        await Promise.allSettled(
          step.tasks.map((index) => this.at(index).booking.bookOwn(UNTIL_DONE)),
        );
        break;
      case 'die':
        this.at(step.task).fuse.light(step.calls, step.burnsAt);
    }
    await this.replaceTheDead();
  }

  /** The database is there for good; everything is booked, and every client asks once more. */
  async end(amounts: ReadonlyMap<string, string>): Promise<void> {
    this.region.steering.state = 'writes';
    await this.stop();
    this.tasks = [await this.region.start()];
    await this.region.pass(2_000, this.at(0));
    await this.at(0).booking.bookOwn(UNTIL_DONE);
    for (const [key, amount] of amounts) {
      const answer = await pay(this.at(0), key, { ...CARD_PAYMENT, amount });
      this.heard.push({ key, amount, status: answer.statusCode, body: answer.body });
    }
    await this.stop();
  }

  table() {
    return this.region.tables.table(REGIONS.dr);
  }

  private async pay({ key: index, task: which, amount }: Request): Promise<void> {
    const key = this.keyOf(index);
    const through = this.at(which);
    const answer = await pay(through, key, { ...CARD_PAYMENT, amount });
    // Nobody hears what a dead process says.
    if (through.fuse.isBurnt) return;
    this.heard.push({ key, amount, status: answer.statusCode, body: answer.body });
  }

  private at(index: number): Task {
    const found = this.tasks[index];
    if (found === undefined) throw new Error(`there is no task ${index}`);
    return found;
  }

  private async replaceTheDead(): Promise<void> {
    for (const [index, each] of this.tasks.entries()) {
      if (!each.fuse.isBurnt) continue;
      await each.app.close();
      this.tasks[index] = await this.region.start();
      await this.at(index).tick();
    }
  }

  private async stop(): Promise<void> {
    await Promise.all(this.tasks.map(({ app }) => app.close()));
    this.tasks = [];
  }
}

const isAccepted = ({ status }: Answer) => status === 201 || status === 202;

/** What every client asks for once more in the end: what it was first told yes to, or anything. */
function lastRequests({ heard }: Incident): ReadonlyMap<string, string> {
  const last = new Map(heard.map(({ key, amount }) => [key, amount]));
  for (const { key, amount } of heard.filter(isAccepted).reverse()) last.set(key, amount);
  return last;
}

async function play(steps: readonly Step[]): Promise<Incident> {
  const incident = new Incident();
  await incident.begin();
  for (const step of steps) await incident.take(step);
  await incident.end(lastRequests(incident));
  return incident;
}

const byKey = (answers: readonly Answer[]) =>
  [...new Set(answers.map(({ key }) => key))].map((key) => ({
    key,
    answers: answers.filter((answer) => answer.key === key),
  }));

it('a database that can be read: one payment per key, and one answer for ever', async () => {
  const property = fc.asyncProperty(stepsWith(['standby', 'writes']), async (steps) => {
    const incident = await play(steps);

    expect(await incident.table().countOpen()).toBe(0);
    expect(await incident.table().countConflicts()).toBe(0);
    for (const { key, answers } of byKey(incident.heard)) {
      const accepted = answers.filter(isAccepted);
      const payments = await paymentsOfKey(database, key);
      expect(payments.length).toBeLessThanOrEqual(1);
      if (accepted.length > 0) expect(payments).toHaveLength(1);
      expect(new Set(accepted.map(({ status, body }) => `${status} ${body}`)).size).toBeLessThan(2);
      expect(new Set(accepted.map(({ amount }) => amount)).size).toBeLessThan(2);
      expect(accepted.map(({ body }) => JSON.parse(body).id)).toEqual(
        accepted.map(() => payments[0]?.id),
      );
    }
    expect(await ledgerBalance(database)).toBe(0);
  });
  await fc.assert(property, { seed: SEED, numRuns: RUNS });
});

it('a database that is away at times: one payment per key, or a person who decides', async () => {
  const property = fc.asyncProperty(
    stepsWith(['standby', 'writes', 'unreachable']),
    async (steps) => {
      const incident = await play(steps);

      expect(await incident.table().countOpen()).toBe(0);
      const conflicts = await incident.table().countConflicts();
      const answersByKey = byKey(incident.heard);
      for (const { key, answers } of answersByKey) {
        const payments = await paymentsOfKey(database, key);
        expect(payments.length).toBeLessThanOrEqual(1);
        if (answers.some(isAccepted)) expect(payments).toHaveLength(1);
      }
      const contested = answersByKey.filter(
        ({ answers }) => new Set(answers.filter(isAccepted).map(({ amount }) => amount)).size > 1,
      );
      expect(contested.length).toBeLessThanOrEqual(conflicts);
      expect(await ledgerBalance(database)).toBe(0);
    },
  );
  await fc.assert(property, { seed: SEED + 1, numRuns: RUNS });
});
