import { document, settings } from './fixture';

function patternOf(parameter: string): RegExp {
  return new RegExp(String(document.Parameters?.[parameter]?.AllowedPattern));
}

test.each(['0', '20', '99', '240', '3600'])(
  'a bound on data loss of %s seconds is taken',
  (value) => {
    expect(value).toMatch(patternOf('DatabaseRpoSeconds'));
  },
);

test.each(['1', '19', '-1', '020', '2.5', ''])(
  'a bound on data loss of "%s" seconds is refused',
  (value) => {
    expect(value).not.toMatch(patternOf('DatabaseRpoSeconds'));
  },
);

test.each(['db.r5.large', 'db.r6g.large', 'db.r7g.16xlarge', 'db.r6gd.xlarge', 'db.x2g.large'])(
  'a global database takes %s',
  (value) => {
    expect(value).toMatch(patternOf('DatabaseInstanceClass'));
  },
);

test.each(['db.t4g.medium', 'db.t3.large', 'db.r4.large', 'db.serverless', 'r6g.large'])(
  'a global database doesn’t take %s',
  (value) => {
    expect(value).not.toMatch(patternOf('DatabaseInstanceClass'));
  },
);

test('an image is named by its digest, never by a tag', () => {
  expect(settings.imageDigest).toMatch(patternOf('ImageDigest'));
  expect('latest').not.toMatch(patternOf('ImageDigest'));
});

test('the region’s home role is one of two', () => {
  expect(document.Parameters?.HomeRole?.AllowedValues).toEqual(['primary', 'dr']);
});
