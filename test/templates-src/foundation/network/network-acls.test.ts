import fc from 'fast-check';
import { resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';
import { connects, reaches } from './packet-filter';

const FIXED = { seed: 20_260_115, numRuns: 50 };

const anySourcePort = fc.integer({ min: 1024, max: 65_535 });
const linuxSourcePort = fc.integer({ min: 32_768, max: 60_999 });

describe('network ACLs let through, there and back,', () => {
  const region = deployed();

  test.each([
    ['clients and health checkers to the load balancer', 'internet', 'public', 443, anySourcePort],
    ['clients to the redirect', 'internet', 'public', 80, anySourcePort],
    ['the load balancer to tasks', 'public', 'private', 8443, anySourcePort],
    ['tasks to the database', 'private', 'data', 5432, linuxSourcePort],
    ['tasks to AWS APIs', 'private', 'internet', 443, linuxSourcePort],
    ['tasks to interface endpoints', 'private', 'private', 443, linuxSourcePort],
    ['the NAT gateway to AWS APIs', 'public', 'internet', 443, anySourcePort],
  ] as const)('%s', (_what, from, to, port, sourcePorts) => {
    fc.assert(
      fc.property(sourcePorts, (sourcePort) => {
        expect(connects(region, { from, to, port, sourcePort })).toBe(true);
      }),
      FIXED,
    );
  });
});

describe('network ACLs stop', () => {
  const region = deployed();

  test.each([
    ['the internet from the database', 'internet', 'data'],
    ['the public tier from the database', 'public', 'data'],
    ['the database from the internet', 'data', 'internet'],
    ['the database from tasks', 'data', 'private'],
    ['the internet from tasks', 'internet', 'private'],
  ] as const)('%s', (_what, from, to) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65_535 }), anySourcePort, (port, sourcePort) => {
        expect(connects(region, { from, to, port, sourcePort })).toBe(false);
      }),
      FIXED,
    );
  });

  test.each(['internet', 'public', 'data'] as const)(
    'every packet to the database from: %s',
    (from) => {
      expect(reaches(region, { from, to: 'data', port: 5432 })).toBe(false);
    },
  );

  test('tasks from every port of the database but its own', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 65_535 }).filter((port) => port !== 5432),
        linuxSourcePort,
        (port, sourcePort) => {
          expect(connects(region, { from: 'private', to: 'data', port, sourcePort })).toBe(false);
        },
      ),
      FIXED,
    );
  });
});

test('every subnet has the network ACL of its tier', () => {
  const associations = resourcesOfType(deployed(), 'AWS::EC2::SubnetNetworkAclAssociation');

  const pairs = [...associations.values()].map(({ SubnetId, NetworkAclId }) => ({
    SubnetId,
    NetworkAclId,
  }));

  const expected = ['Public', 'Private', 'Data'].flatMap((tier) =>
    [1, 2, 3].map((zone) => ({
      SubnetId: { Ref: `${tier}Subnet${zone}` },
      NetworkAclId: { Ref: `${tier}NetworkAcl` },
    })),
  );
  expect(pairs).toEqual(expected);
});

test('packets that say which size fits come in wherever the internet is reached', () => {
  const entries = [...resourcesOfType(deployed(), 'AWS::EC2::NetworkAclEntry').values()];

  const tiersThatHear = entries
    .filter(({ Protocol, Egress }) => Protocol === 1 && Egress === false)
    .map(({ NetworkAclId, Icmp }) => ({ NetworkAclId, Icmp }));

  expect(tiersThatHear).toEqual([
    { NetworkAclId: { Ref: 'PublicNetworkAcl' }, Icmp: { Type: 3, Code: 4 } },
    { NetworkAclId: { Ref: 'PrivateNetworkAcl' }, Icmp: { Type: 3, Code: 4 } },
  ]);
});
