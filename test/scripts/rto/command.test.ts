import { readFileSync } from 'node:fs';
import { PLOT_PATH, plotOf } from '../../../scripts/rto/command';
import { compareWithTargets, exitCodeFor } from '../../../scripts/rto/targets';
import { renderedTemplates } from '../../support/rendered-templates';

describe('npm run rto', () => {
  it('has been run since the design last changed: docs/rto.svg is up to date', () => {
    const { regional, 'global-dns': globalDns } = renderedTemplates();

    const plot = plotOf({ regional, globalDns });

    expect(readFileSync(PLOT_PATH, 'utf8')).toBe(plot);
  });

  it.each([
    ['succeeds when both targets are met', { p50: 299.9, withinRto: 0.999 }, 0],
    ['fails when one in a thousand is a little too many', { p50: 200, withinRto: 0.99899 }, 1],
    ['fails when half of them take 5 min', { p50: 300, withinRto: 1 }, 1],
  ] as const)('%s', (_, summary, exitCode) => {
    const results = compareWithTargets(summary);

    expect(exitCodeFor(results)).toBe(exitCode);
  });
});
