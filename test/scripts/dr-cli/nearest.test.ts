import { nearest } from '../../../scripts/dr-cli/nearest';

const keys = ['domain', 'hostedZoneId', 'natGateways', 'tags', 'single', 'per-zone'];

test.each([
  ['domian', 'domain'],
  ['domainName', 'domain'],
  ['hosted-zone-id', 'hostedZoneId'],
  ['HOSTED_ZONE_ID', 'hostedZoneId'],
  ['tag', 'tags'],
  ['singel', 'single'],
  ['perzone', 'per-zone'],
])('%s was probably meant to be %s', (typed, meant) => {
  expect(nearest(typed, keys)).toBe(meant);
});

test.each(['region', 'x', 'certificate'])('%s is no mistyped key', (typed) => {
  expect(nearest(typed, keys)).toBeUndefined();
});
