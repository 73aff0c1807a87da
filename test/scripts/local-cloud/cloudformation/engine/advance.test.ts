import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackEventsCommand,
} from '@aws-sdk/client-cloudformation';
import fc from 'fast-check';
import { MemoryStore, type Store } from '../../../../../scripts/local-cloud/persistence';
import type { LocalCloudState } from '../../../../../scripts/local-cloud/state';
import { eventsOf, LONG_MS, parameter } from '../../support/stacks';
import { type TestCloud, testCloud } from '../../support/test-cloud';

/** A template whose resources refer to earlier ones only: `edges[n]` are those that the nth refers to. */
function templateOf(edges: readonly (readonly number[])[]) {
  const resources = edges.map((targets, index): [string, unknown] => [
    `R${index}`,
    parameter({ 'Fn::Join': ['-', ['v', ...targets.map((target) => ({ Ref: `R${target}` }))]] }),
  ]);
  return { Resources: Object.fromEntries(resources) };
}

const graphs = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 12 })
  .map((rows) =>
    rows.map((row, index) =>
      index === 0 ? [] : [...new Set(row.map((number) => number % index))],
    ),
  );

const RUNS = { seed: 20_300_101, numRuns: 40 };

/** Forgets everything but the saved text between two calls, as another process would. */
class ForgetfulStore implements Store {
  private readonly memory = new MemoryStore();
  private text = JSON.stringify(this.memory.load());

  readonly blobs = this.memory.blobs;

  lock(): Promise<() => void> {
    return this.memory.lock();
  }

  load(): LocalCloudState {
    return JSON.parse(this.text);
  }

  save(state: LocalCloudState): void {
    this.text = JSON.stringify(state);
  }
}

interface Plan {
  readonly edges: readonly (readonly number[])[];
  readonly failing: number | undefined;
  /** Times between the calls that look at the stack. */
  readonly stepsMs: readonly number[];
}

async function createAndDelete(test: TestCloud, plan: Plan): Promise<LocalCloudState> {
  if (plan.failing !== undefined) {
    test.fail('create', `R${plan.failing}`);
  }
  const { StackId } = await test.client.send(
    new CreateStackCommand({
      StackName: 'app',
      TemplateBody: JSON.stringify(templateOf(plan.edges)),
    }),
  );
  await pass(test, StackId, plan.stepsMs);
  await test.client.send(new DeleteStackCommand({ StackName: 'app' }));
  await pass(test, StackId, plan.stepsMs);
  return test.store.load();
}

/** Lets an hour go by, looking now and then. */
async function pass(
  test: TestCloud,
  stackId: string | undefined,
  stepsMs: readonly number[],
): Promise<void> {
  let leftMs = LONG_MS;
  for (const stepMs of stepsMs) {
    test.clock.advanceMs(stepMs);
    leftMs -= stepMs;
    await test.client.send(new DescribeStackEventsCommand({ StackName: stackId }));
  }
  test.clock.advanceMs(leftMs);
  await test.client.send(new DescribeStackEventsCommand({ StackName: stackId }));
}

describe('time in the local cloud', () => {
  it('makes every resource after, and deletes it before, what it refers to', async () => {
    await fc.assert(
      fc.asyncProperty(graphs, async (edges) => {
        const test = testCloud({ pageSize: 1000 });

        const state = await createAndDelete(test, { edges, failing: undefined, stepsMs: [] });

        const [region] = Object.values(state.regions);
        const [stackId = ''] = Object.keys(region?.cloudFormation.stacks ?? {});
        const events = await eventsOf(test, stackId);
        edges.forEach((targets, index) => {
          for (const target of targets) {
            expect(events.indexOf(`R${target} CREATE_COMPLETE`)).toBeLessThan(
              events.indexOf(`R${index} CREATE_IN_PROGRESS`),
            );
            expect(events.indexOf(`R${index} DELETE_COMPLETE`)).toBeLessThan(
              events.indexOf(`R${target} DELETE_IN_PROGRESS`),
            );
          }
        });
        expect(region?.resources).toEqual({});
      }),
      RUNS,
    );
  });

  it('comes to the same end however often it is looked at, and whichever process looks', async () => {
    const plans = fc.record({
      edges: graphs,
      failing: fc.option(fc.nat(11), { nil: undefined }),
      stepsMs: fc.array(fc.integer({ min: 0, max: 4000 }), { maxLength: 12 }),
    });

    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const undisturbed = await createAndDelete(testCloud(), { ...plan, stepsMs: [] });
        const disturbed = await createAndDelete(testCloud({ store: new ForgetfulStore() }), plan);

        expect(JSON.parse(JSON.stringify(disturbed))).toEqual(
          JSON.parse(JSON.stringify(undisturbed)),
        );
      }),
      RUNS,
    );
  });
});
