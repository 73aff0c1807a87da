import type { TemplateDocument } from '../../templates-src/cfn/document';
import {
  defaultSettings,
  parametersFromSettings,
  type Settings,
} from '../../templates-src/settings';
import {
  artifactStack,
  defaultRegions,
  type Feed,
  feeds,
  type HomeRole,
  type StackId,
  stacks,
} from '../../templates-src/topology';

const ANY_SETTINGS: Settings = {
  ...defaultSettings,
  suffix: 'check',
  domainName: 'payments.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  imageDigest: `sha256:${'0'.repeat(64)}`,
};

/**
 * That stacks fit together: every output that is passed on exists, every
 * parameter that is passed exists, and every parameter gets a value in every
 * region. Without it a typing error shows only after the first stack is up.
 */
export function checkWiring(documents: ReadonlyMap<StackId, TemplateDocument>): string[] {
  return [
    ...feeds.flatMap((feed) => checkFeed(feed, documents)),
    ...checkOutput(artifactStack.stack, artifactStack.output, documents),
    ...stacks.flatMap(({ id, roles }) =>
      roles.flatMap((role) => checkParameters(id, role, documents)),
    ),
  ];
}

function checkFeed(feed: Feed, documents: ReadonlyMap<StackId, TemplateDocument>): string[] {
  const { stack, parameter } = feed.to;
  const consumer = documents.get(stack)?.Parameters ?? {};
  return [
    ...checkOutput(feed.from.stack, feed.from.output, documents),
    ...(parameter in consumer ? [] : [`${stack}: is passed ${parameter}, which is no parameter`]),
  ];
}

function checkOutput(
  stack: StackId,
  output: string,
  documents: ReadonlyMap<StackId, TemplateDocument>,
): string[] {
  return output in (documents.get(stack)?.Outputs ?? {})
    ? []
    : [`${stack}: has no output ${output}, which another stack needs`];
}

function checkParameters(
  stack: StackId,
  role: HomeRole,
  documents: ReadonlyMap<StackId, TemplateDocument>,
): string[] {
  const declared = documents.get(stack)?.Parameters ?? {};
  const fromSettings = Object.keys(
    parametersFromSettings(stack, role, ANY_SETTINGS, defaultRegions),
  );
  const fromFeeds = feeds
    .filter(({ to }) => to.stack === stack && (to.role ?? role) === role)
    .map(({ to }) => to.parameter);
  const given = new Set([...fromSettings, ...fromFeeds]);
  return [
    ...fromSettings
      .filter((name) => !(name in declared))
      .map((name) => `${stack}@${role}: is passed ${name}, which is no parameter`),
    ...Object.entries(declared)
      .filter(([name, parameter]) => !given.has(name) && !('Default' in parameter))
      .map(([name]) => `${stack}@${role}: nothing gives ${name} a value`),
  ];
}
