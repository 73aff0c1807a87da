import { analyse } from '../../../../scripts/rto/analysis';
import { uniform } from '../../../../scripts/rto/distribution';
import { clockTime, percent } from '../../../../scripts/rto/render/format';
import { renderJson } from '../../../../scripts/rto/render/json';
import { type Figure, listFigures } from '../../../../scripts/rto/render/provenance';
import { renderSvg } from '../../../../scripts/rto/render/svg';
import { renderText } from '../../../../scripts/rto/render/text';
import { readDeployedSettings } from '../../../../scripts/rto/settings/deployed-settings';
import { summarize } from '../../../../scripts/rto/statistics';
import { renderedTemplates } from '../../../support/rendered-templates';
import { exactScenario } from '../scenario-fixture';

const { durations } = exactScenario({});
const scenario = exactScenario({}, { durations: { ...durations, promotion: uniform(60, 1500) } });
const analysis = analyse(
  {
    ...scenario,
    settings: { ...scenario.settings, watchDeadlineSeconds: 55, sampleIntervalSeconds: 10 },
  },
  { runs: 400, comparisonRuns: 100, seed: 1 },
);

const figures: Figure[] = [
  { name: 'interval', value: '10', kind: 'deployed setting', source: 'a template' },
  { name: 'promotion', value: '120 s', kind: 'prior', source: 'a page' },
  { name: 'reconnect', value: '4 s', kind: 'measured', source: 'a drill, n = 12' },
];

describe('the report', () => {
  const text = renderText(analysis, figures);

  it('says first what is prior, what is deployed and what was measured', () => {
    const [, second] = text.split('\n');

    expect(second).toBe(
      'A model, not a measurement: 1 figures are deployed settings, 1 are priors, 1 were measured.',
    );
  });

  it('gives every figure its source', () => {
    expect(text).toContain('  prior: promotion = 120 s (a page)');
    expect(text).toContain('  measured: reconnect = 4 s (a drill, n = 12)');
  });

  it('ends with the targets that are not met', () => {
    const missed = analysis.targets.filter(({ isMet }) => !isMet).map(({ name }) => name);

    expect(missed).not.toHaveLength(0);
    expect(text.trim().split('\n').at(-1)).toContain(`Not met: ${missed.join(', ')}`);
  });

  it('is the same as JSON, without the single runs', () => {
    const parsed: unknown = JSON.parse(renderJson(analysis, figures));

    expect(parsed).toMatchObject({ runs: 400, clientsPaid: { p50: analysis.clientsPaid.p50 } });
    expect(parsed).not.toHaveProperty('distribution');
  });
});

describe('the list of figures', () => {
  it('has a source for every setting and prior', () => {
    const { regional, 'global-dns': globalDns } = renderedTemplates();

    const listed = listFigures(readDeployedSettings({ regional, globalDns }));

    expect(listed.filter(({ source }) => source.trim() === '')).toEqual([]);
    expect(listed.length).toBeGreaterThan(25);
  });
});

describe('the plot', () => {
  const plot = renderSvg(analysis.distribution, summarize(analysis.distribution, 900));

  it('can be read aloud', () => {
    expect(plot).toContain('role="img" aria-labelledby="title description"');
    expect(plot).toMatch(/<title id="title">.+<\/title>/);
    expect(plot).toMatch(/<desc id="description">Of 400 simulated losses .+<\/desc>/);
  });

  it('marks both targets', () => {
    expect(plot).toContain('5 min: half have to be over');
    expect(plot).toContain('15 min: 99.9 % have to be over');
  });

  it('ends its line at the share that is over by then', () => {
    const points = /polyline points="([^"]+)"/.exec(plot)?.[1]?.split(' ') ?? [];
    const heights = points.map((point) => Number(point.split(',')[1]));

    const share = (350 - (heights.at(-1) ?? Number.NaN)) / 290;

    expect(share).toBeCloseTo(summarize(analysis.distribution, 1200).withinRto, 2);
    expect(heights).toEqual([...heights].sort((a, b) => b - a));
  });
});

describe('figures in text', () => {
  it('are minutes and seconds, with hours where there are any', () => {
    expect([9, 309, 4051].map(clockTime)).toEqual(['0:09', '5:09', '1:07:31']);
  });

  it('have digits enough to tell 99.9 % from what misses it', () => {
    expect(percent(0.99899, 3)).toBe('99.899 %');
  });
});
