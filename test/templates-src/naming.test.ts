import fc from 'fast-check';
import {
  NAME_RULES,
  type NameKey,
  nameOf,
  namesOverLimit,
  suffixProblem,
} from '../../templates-src/naming';

describe('the environment suffix', () => {
  it.each(['prod', 'p', 'staging-2', 'a1', 'abcdefghijkl'])('may be %s', (suffix) => {
    expect(suffixProblem(suffix)).toBeUndefined();
  });

  it.each([
    ['empty', ''],
    ['upper case', 'Prod'],
    ['a digit first', '1prod'],
    ['a hyphen last', 'prod-'],
    ['two hyphens in a row', 'pr--od'],
    ['13 characters', 'abcdefghijklm'],
    ['an underscore', 'pr_od'],
    ['a line break', 'prod\n'],
  ])('may not be %s', (_why, suffix) => {
    expect(suffixProblem(suffix)).toContain('1 to 12 characters');
  });

  it.each(['an', 'x-an', 's3alias', 'x-s3'])(
    'may not make bucket names end as S3 reserves: %s',
    (suffix) => {
      expect(suffixProblem(suffix)).toContain('S3 reserves');
    },
  );
});

describe('names', () => {
  it('stay within what their services take, with the longest suffix', () => {
    expect(namesOverLimit()).toEqual([]);
  });

  it('end in the suffix, and are lower case', () => {
    const suffixes = fc.stringMatching(/^[a-z]([a-z0-9]{0,10}[a-z0-9])?$/);
    const keys = fc.constantFrom(...(Object.keys(NAME_RULES) as NameKey[]));

    fc.assert(
      fc.property(keys, suffixes, (key, suffix) => {
        const name = nameOf(key, { suffix, regionCode: 'use1', accountId: '111122223333' });
        expect(name).toMatch(new RegExp(`-${suffix}$`));
        expect(name).toBe(name.toLowerCase());
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('carry the region where both regions share a namespace', () => {
    const inRegion = (key: NameKey, regionCode: string) =>
      nameOf(key, { suffix: 'prod', regionCode, accountId: '111122223333' });

    expect(inRegion('taskRole', 'use1')).toBe('ecs-task-role-use1-prod');
    expect(inRegion('databaseCluster', 'use2')).toBe('aurora-use2-prod');
    expect(inRegion('transactionLogBucket', 'use1')).toBe(
      'transaction-logs-111122223333-use1-prod',
    );
    expect(inRegion('loadBalancer', 'use1')).toBe('alb-prod');
  });
});
