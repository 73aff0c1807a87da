import { weakenedConditions } from '../../../scripts/mutation/condition-expression';

describe('a weakened condition', () => {
  it('demands nothing, or one part less, and still uses every name and value', () => {
    const weakened = weakenedConditions('#owner = :me AND attribute_not_exists(#endedAt)');

    expect(weakened.map(({ how }) => how)).toEqual([
      'demands nothing',
      'without #owner = :me',
      'without attribute_not_exists(#endedAt)',
    ]);
    for (const { expression } of weakened) {
      expect(expression).toContain('#owner = :me');
      expect(expression).toContain('attribute_not_exists(#endedAt)');
    }
  });

  it('loses parts of parts too, and refuses what a part of an OR allowed', () => {
    const weakened = weakenedConditions('attribute_not_exists(#a) OR (#a = :x AND #b < :y)');

    expect(weakened.map(({ how }) => how)).toEqual([
      'demands nothing',
      'without attribute_not_exists(#a)',
      'without (#a = :x AND #b < :y)',
      'without #a = :x',
      'without #b < :y',
    ]);
    expect(weakened[1]?.expression).toBe(
      '(attribute_not_exists(#a) AND attribute_exists(#a) AND attribute_not_exists(#a)) OR (#a = :x AND #b < :y)',
    );
    expect(weakened[3]?.expression).toBe(
      'attribute_not_exists(#a) OR ((#a = :x OR attribute_exists(#a) OR attribute_not_exists(#a)) AND #b < :y)',
    );
  });
});
