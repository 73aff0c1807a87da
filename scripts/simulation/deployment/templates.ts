import { templates } from '../../../templates-src';
import { type TemplateDocument, toDocument } from '../../../templates-src/cfn/document';
import { deploymentWithout, type Templates } from '../../survivability/deployment/deployment';
import type { RegionPlace } from '../schedule/fault';

/** Suffix of the environment that is simulated. */
export const SUFFIX = 'sim';

export interface DeployedDocuments {
  /** The regional stack of each region, names and parameters filled in. */
  readonly regional: Readonly<Record<RegionPlace, TemplateDocument>>;
  readonly globalDns: TemplateDocument;
}

/** Every stack as a deploy with the default settings leaves it, from the templates' source. */
export function deployedDocuments(): DeployedDocuments {
  const sources: Templates = {
    foundation: documentOf('foundation'),
    'global-database': documentOf('global-database'),
    regional: documentOf('regional'),
    'global-dns': documentOf('global-dns'),
  };
  const primary = deploymentWithout('dr', sources, { suffix: SUFFIX });
  const dr = deploymentWithout('primary', sources, { suffix: SUFFIX });
  return {
    regional: { primary: primary.stacks.regional, dr: dr.stacks.regional },
    globalDns: dr.globalDns,
  };
}

/** As the template is uploaded: JSON knows no undefined and no classes. */
const documentOf = (stack: keyof typeof templates): TemplateDocument =>
  JSON.parse(JSON.stringify(toDocument(templates[stack]())));
