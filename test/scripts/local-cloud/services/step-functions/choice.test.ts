import { isChosen } from '../../../../../scripts/local-cloud/services/step-functions/choice';
import { evaluateIntrinsic } from '../../../../../scripts/local-cloud/services/step-functions/intrinsics';
import type { Json } from '../../../../../scripts/local-cloud/services/step-functions/json';

const INPUT = { yes: true, count: 5, name: 'failover', at: '2030-01-01T00:00:00Z', nothing: null };

describe('a choice', () => {
  it.each<[object, boolean]>([
    [{ Variable: '$.yes', BooleanEquals: true }, true],
    [{ Variable: '$.yes', StringEquals: 'true' }, false],
    [{ Variable: '$.count', NumericGreaterThan: 4 }, true],
    [{ Variable: '$.count', NumericGreaterThanEquals: 6 }, false],
    [{ Variable: '$.count', NumericLessThanEqualsPath: '$.count' }, true],
    [{ Variable: '$.name', StringEquals: 'failover' }, true],
    [{ Variable: '$.name', StringMatches: 'fail*r' }, true],
    [{ Variable: '$.name', StringMatches: 'fail*x' }, false],
    [{ Variable: '$.at', TimestampLessThan: '2030-01-01T00:00:01Z' }, true],
    [{ Variable: '$.missing', IsPresent: false }, true],
    [{ Variable: '$.nothing', IsPresent: true }, true],
    [{ Variable: '$.nothing', IsNull: true }, true],
    [{ Not: { Variable: '$.count', IsString: true } }, true],
    [
      {
        And: [
          { Variable: '$.missing', IsPresent: true },
          { Variable: '$.missing', NumericEquals: 1 },
        ],
      },
      false,
    ],
    [
      {
        Or: [
          { Variable: '$.count', NumericEquals: 1 },
          { Variable: '$.yes', BooleanEquals: true },
        ],
      },
      true,
    ],
  ])('judges %j as %s', (rule, expected) => {
    const chosen = isChosen(rule as never, { input: INPUT, contextObject: {} });

    expect(chosen).toBe(expected);
  });

  it('fails when its variable is not there', () => {
    const rule = { Variable: '$.missing', NumericEquals: 1 };

    expect(() => isChosen(rule, { input: INPUT, contextObject: {} })).toThrow('States.Runtime');
  });
});

describe('an intrinsic function', () => {
  const lookUp = (path: string): Json => (path === '$.list' ? [1, 'two'] : { a: 1 });

  it.each<[string, Json]>([
    ["States.Format('{}: {} \\{\\}', 'it\\'s', $.map)", 'it\'s: {"a":1} {}'],
    ['States.JsonToString($.map)', '{"a":1}'],
    ['States.StringToJson(\'{"b": [2]}\')', { b: [2] }],
    ['States.ArrayGetItem($.list, 1)', 'two'],
    ['States.ArrayLength($.list)', 2],
    ['States.MathAdd(States.ArrayLength($.list), -3)', -1],
    ["States.Array('a', 1, true, null, $.map)", ['a', 1, true, null, { a: 1 }]],
    ["States.StringSplit('a,b;c', ',;')", ['a', 'b', 'c']],
  ])('%s', (expression, expected) => {
    const value = evaluateIntrinsic(expression, lookUp);

    expect(value).toEqual(expected);
  });

  it.each(['States.ArrayGetItem($.list, 9)', "States.Format('{}')", 'States.Unknown()'])(
    '%s fails by name',
    (expression) => {
      expect(() => evaluateIntrinsic(expression, lookUp)).toThrow('States.IntrinsicFailure');
    },
  );
});
