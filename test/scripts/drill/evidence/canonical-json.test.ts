import fc from 'fast-check';
import { canonicalJson } from '../../../../scripts/drill/evidence/canonical-json';

it('sorts members by name, at every depth, and puts no space between them', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
});

it('leaves out members that are undefined', () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

it('escapes what could end the element of a page', () => {
  const text = canonicalJson({ '<a>': '</script><!--' });

  expect(text).not.toContain('<');
  expect(JSON.parse(text)).toEqual({ '<a>': '</script><!--' });
});

it('refuses numbers that JSON does not have', () => {
  expect(() => canonicalJson({ a: [Number.NaN] })).toThrow(TypeError);
  expect(() => canonicalJson({ a: Number.POSITIVE_INFINITY })).toThrow(TypeError);
});

it('gives equal values one text, whatever order their members were added in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (members) => {
      const reversed = Object.fromEntries(Object.entries(members).reverse());

      expect(canonicalJson(reversed)).toBe(canonicalJson(members));
    }),
    { seed: 5, numRuns: 200 },
  );
});

it('gives a text that reads back as what was written', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);

      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
    { seed: 5, numRuns: 200 },
  );
});
