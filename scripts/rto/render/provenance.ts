import { describeDistribution } from '../distribution';
import { type Estimate, PRIORS, STAND_IN_FAILURE_SHARE, UNKNOWN_SAMPLE_SHARE } from '../priors';
import type { Provenance } from '../provenance';
import type { Setting, Settings } from '../settings/settings';

/** One input of the model, as it is listed in the report. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly kind: Provenance['kind'];
  readonly source: string;
}

/** Every input, settings first. */
export function listFigures(settings: Settings): Figure[] {
  return [
    ...Object.entries(settings).map(([name, setting]: [string, Setting]) => ({
      name,
      value: String(setting.value),
      ...origin(setting.provenance),
    })),
    ...Object.values(PRIORS).map(({ what, distribution, provenance }: Estimate) => ({
      name: what,
      value: describeDistribution(distribution),
      ...origin(provenance),
    })),
    {
      name: 'Samples that come back Unknown',
      value: `${100 * UNKNOWN_SAMPLE_SHARE.value} %`,
      kind: 'prior',
      source: UNKNOWN_SAMPLE_SHARE.source,
    },
    {
      name: 'Failovers in which payments cannot be taken in',
      value: `${100 * STAND_IN_FAILURE_SHARE.value} %`,
      kind: 'prior',
      source: STAND_IN_FAILURE_SHARE.source,
    },
  ];
}

function origin(provenance: Provenance): Pick<Figure, 'kind' | 'source'> {
  switch (provenance.kind) {
    case 'prior':
    case 'deployed setting':
      return { kind: provenance.kind, source: provenance.source };
    case 'measured':
      return {
        kind: 'measured',
        source: `${provenance.source}, n = ${provenance.observations}`,
      };
  }
}
