import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { type ParameterValues, resolve } from '../../../templates-src/cfn/resolve';
import {
  defaultSettings,
  parametersFromSettings,
  type Settings,
} from '../../../templates-src/settings';
import {
  defaultRegions,
  type Feed,
  feeds,
  type HomeRole,
  peerOf,
  type Regions,
  type StackId,
} from '../../../templates-src/topology';
import { ACCOUNT, physicalNames } from './physical-name';

/** The generated templates, as parsed. */
export type Templates = Readonly<Record<StackId, TemplateDocument>>;

/** A region is lost, and the other one has to take over with what it has. */
export interface Deployment {
  readonly regions: Regions;
  readonly survivorRole: HomeRole;
  readonly survivor: string;
  readonly lost: string;
  /** Every stack as deployed in the survivor, names and ARNs filled in. */
  readonly stacks: Readonly<Record<'foundation' | 'regional', TemplateDocument>>;
  /** Deployed once, beside the home primary; its records and health checks are everywhere. */
  readonly globalDns: TemplateDocument;
}

const EXAMPLE: Settings = {
  ...defaultSettings,
  suffix: 'prod',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

/**
 * Works the templates out for one survivor: settings and the outputs of other
 * stacks as parameters, by the same topology that a deploy follows, so that an
 * output of the wrong region shows up as that region.
 */
export function deploymentWithout(
  lostRole: HomeRole,
  templates: Templates,
  {
    suffix = 'prod',
    wiring = feeds,
    regions = defaultRegions,
  }: { suffix?: string; wiring?: readonly Feed[]; regions?: Regions } = {},
): Deployment {
  const survivorRole = peerOf(lostRole);
  const world = new World(templates, wiring, regions, { ...EXAMPLE, suffix });
  return {
    regions,
    survivorRole,
    survivor: regions[survivorRole].name,
    lost: regions[lostRole].name,
    stacks: {
      foundation: world.resolved('foundation', survivorRole),
      regional: world.resolved('regional', survivorRole),
    },
    globalDns: world.resolved('global-dns', 'primary'),
  };
}

class World {
  readonly #templates: Templates;
  readonly #wiring: readonly Feed[];
  readonly #regions: Regions;
  readonly #settings: Settings;
  /** Templates without their second passes: every output is asked for many times. */
  readonly #firstPasses = new Map<string, TemplateDocument>();

  constructor(templates: Templates, wiring: readonly Feed[], regions: Regions, settings: Settings) {
    this.#templates = templates;
    this.#wiring = wiring;
    this.#regions = regions;
    this.#settings = settings;
  }

  resolved(stack: StackId, role: HomeRole): TemplateDocument {
    return this.#resolve(stack, role, this.#wiring);
  }

  #resolve(stack: StackId, role: HomeRole, wiring: readonly Feed[]): TemplateDocument {
    const region = this.#regions[role].name;
    const values: ParameterValues = {
      'AWS::Region': region,
      'AWS::AccountId': ACCOUNT,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      ...parametersFromSettings(stack, role, this.#settings, this.#regions),
      ...this.#fed(stack, role, wiring),
    };
    const template = this.#templates[stack];
    const named = resolve(template, values);
    return resolve(template, values, physicalNames(named, region));
  }

  #fed(stack: StackId, role: HomeRole, wiring: readonly Feed[]): ParameterValues {
    const taken = wiring.filter(
      ({ to }) => to.stack === stack && (to.role === undefined || to.role === role),
    );
    return Object.fromEntries(
      taken.map(({ from, to }) => [
        to.parameter,
        this.#output(from.stack, roleOf(from.region, role), from.output),
      ]),
    );
  }

  #output(stack: StackId, role: HomeRole, output: string): string {
    const value = this.#firstPass(stack, role).Outputs?.[output]?.Value;
    return typeof value === 'string' ? value : `${stack}.${output}`;
  }

  /** Second passes are left out: they need outputs, and no output needs them. */
  #firstPass(stack: StackId, role: HomeRole): TemplateDocument {
    const key = `${stack}@${role}`;
    const known = this.#firstPasses.get(key);
    if (known !== undefined) {
      return known;
    }
    const firstPass = this.#wiring.filter(({ secondPass }) => secondPass === undefined);
    const document = this.#resolve(stack, role, firstPass);
    this.#firstPasses.set(key, document);
    return document;
  }
}

function roleOf(source: Feed['from']['region'], consumer: HomeRole): HomeRole {
  switch (source) {
    case 'same':
      return consumer;
    case 'peer':
      return peerOf(consumer);
    case 'primary':
    case 'dr':
      return source;
  }
}
