import { findByPath } from '../../../../../scripts/local-cloud/services/step-functions/json-path/evaluate';
import { placeAt } from '../../../../../scripts/local-cloud/services/step-functions/json-path/reference';

const CLUSTERS = {
  GlobalClusters: [
    {
      GlobalClusterMembers: [
        { DbClusterArn: 'arn:one', IsWriter: true, Lag: 3 },
        { DbClusterArn: 'arn:two', IsWriter: false, Lag: 7 },
      ],
    },
  ],
  'odd name': { a: 1 },
};

describe('a path', () => {
  it.each([
    ['$', CLUSTERS],
    ['$.GlobalClusters[0].GlobalClusterMembers[1].DbClusterArn', 'arn:two'],
    ['$.GlobalClusters[-1].GlobalClusterMembers[0].Lag', 3],
    ["$['odd name'].a", 1],
    ['$.GlobalClusters[*].GlobalClusterMembers[?(@.IsWriter == true)].DbClusterArn', ['arn:one']],
    ["$..GlobalClusterMembers[?(@.DbClusterArn=='arn:two' && @.Lag > 5)].IsWriter", [false]],
    ['$..GlobalClusterMembers[?(!(@.Lag < 5) || @.Missing)].DbClusterArn', ['arn:two']],
    ['$..[?(@.Nothing)]', []],
    ['$..Lag', [3, 7]],
    ['$.GlobalClusters[0].GlobalClusterMembers[0:1].Lag', [3]],
    ['$.GlobalClusters[0].GlobalClusterMembers[*].Missing', []],
  ])('%s finds what is there', (path, expected) => {
    const found = findByPath(path, CLUSTERS);

    expect(found).toEqual(expected);
  });

  it.each(['$.Missing', '$.GlobalClusters[4]', '$.GlobalClusters.Members', '$.constructor'])(
    '%s finds nothing where it can lead to one place only',
    (path) => {
      const found = findByPath(path, CLUSTERS);

      expect(found).toBeUndefined();
    },
  );

  it.each(['GlobalClusters', '$.', '$[', '$.a[?(@.b == )]', '$.a.length()', '$.a b'])(
    '%s is refused',
    (path) => {
      expect(() => findByPath(path, CLUSTERS)).toThrow('Invalid path');
    },
  );
});

describe('a reference path', () => {
  it('makes the objects on its way', () => {
    const placed = placeAt('$.a.b', { c: 1 }, 'result');

    expect(placed).toEqual({ c: 1, a: { b: 'result' } });
  });

  it('replaces the input when it is the root', () => {
    const placed = placeAt('$', { c: 1 }, 'result');

    expect(placed).toBe('result');
  });

  it('cannot lead into what is no object', () => {
    expect(() => placeAt('$.a.b', { a: 1 }, 'result')).toThrow('States.ResultPathMatchFailure');
  });
});
