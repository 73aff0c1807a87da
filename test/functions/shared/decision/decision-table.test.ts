import { readFileSync } from 'node:fs';
import { decisionFor } from '../../../../functions/shared/decision/decide';
import { decisionTable } from '../../../../functions/shared/decision/decision-table';
import type { Facts } from '../../../../functions/shared/decision/facts';
import { renderDecisionTable } from '../support/render-decision-table';

/** Every value of every fact; a value that is missing here does not compile. */
const VALUES = {
  homeRole: { primary: true, dr: true },
  writer: { 'this-region': true, 'other-region': true, 'briefly-unknown': true, unknown: true },
  active: { healthy: true, suspect: true, lost: true, disagreeing: true, unknown: true },
  self: { healthy: true, 'briefly-unhealthy': true, unhealthy: true, unknown: true },
  globalOperation: { none: true, running: true, overdue: true },
  ownOperation: { none: true, running: true, overdue: true, 'cooling-down': true },
  arming: { armed: true, disarmed: true, 'never-armed': true },
  standby: { ready: true, 'not-ready': true },
  lag: { 'within-rpo': true, 'exceeds-rpo': true, unknown: true },
  onUnknownLag: { hold: true, proceed: true },
} as const satisfies { readonly [Name in keyof Facts]: Readonly<Record<Facts[Name], true>> };

const everyFacts: readonly Facts[] = Object.entries(VALUES).reduce<readonly object[]>(
  (combinations, [name, values]) =>
    combinations.flatMap((facts) =>
      Object.keys(values).map((value) => ({ ...facts, [name]: value })),
    ),
  [{}],
) as readonly Facts[];

describe('the decision table', () => {
  test('fails over for three combinations of facts out of all of them', () => {
    const failedOver = everyFacts.filter((facts) => decisionFor(facts).action === 'fail-over');

    const allowed = {
      homeRole: 'dr',
      writer: 'other-region',
      active: 'lost',
      self: 'healthy',
      globalOperation: 'none',
      ownOperation: 'none',
      arming: 'armed',
      standby: 'ready',
    };
    expect(failedOver).toEqual([
      { ...allowed, lag: 'within-rpo', onUnknownLag: 'hold' },
      { ...allowed, lag: 'within-rpo', onUnknownLag: 'proceed' },
      { ...allowed, lag: 'unknown', onUnknownLag: 'proceed' },
    ]);
  });

  test('has no row that never decides anything', () => {
    const used = new Set(everyFacts.map((facts) => decisionFor(facts)));

    const unused = decisionTable.filter(({ decision }) => !used.has(decision));

    expect(unused).toEqual([]);
  });

  test.each(decisionTable.map((row, index) => [index + 1, row] as const))(
    'decides by row %i as that row says, where no row above applies',
    (number, row) => {
      const applies = (facts: Facts, { when }: (typeof decisionTable)[number]) =>
        Object.entries(when).every(([name, values]) =>
          (values as readonly string[]).includes(facts[name as keyof Facts]),
        );
      const above = decisionTable.slice(0, number - 1);

      const decisions = everyFacts
        .filter((facts) => applies(facts, row) && !above.some((each) => applies(facts, each)))
        .map(decisionFor);

      expect(decisions.length).toBeGreaterThan(0);
      expect(new Set(decisions)).toEqual(new Set([row.decision]));
    },
  );

  test('is in the documentation as it is here', () => {
    const documentation = readFileSync('docs/failover.md', 'utf8');

    expect(documentation).toContain(renderDecisionTable(decisionTable));
  });
});
