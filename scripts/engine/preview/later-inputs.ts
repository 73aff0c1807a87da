import { feedsInto, locationId, producerOf, type StackLocation, type Topology } from '../topology';
import type { KnownInputs } from './inputs';
import { namesIn } from './references';
import type { TemplateView } from './template';
import type { FedOutput, LaterInput, StackResult } from './types';

/** A producer as the preview has it. */
export interface PreviewedProducer {
  readonly result: StackResult;
  readonly template: TemplateView;
}

/** Inputs of a stack that get their values only while the deploy runs. */
export function laterInputs(
  topology: Topology,
  location: StackLocation,
  { missing }: KnownInputs,
  producers: ReadonlyMap<string, PreviewedProducer>,
): LaterInput[] {
  return feedsInto(topology, location).flatMap((feed) => {
    const producer = locationId(producerOf(feed, location.role));
    const isMissing = missing.includes(feed);
    const certainty = isMissing ? 'will' : certaintyOf(feed.from.output, producers.get(producer));
    return certainty === undefined
      ? []
      : [
          {
            parameter: feed.to.parameter,
            producer,
            output: feed.from.output,
            certainty,
            hasPreviousValue: !isMissing,
          },
        ];
  });
}

function certaintyOf(
  output: string,
  producer: PreviewedProducer | undefined,
): LaterInput['certainty'] | undefined {
  if (producer === undefined) {
    return undefined;
  }
  const { result, template } = producer;
  switch (result.kind) {
    case 'to-be-created':
      return 'will';
    case 'not-shown':
      return 'may';
    case 'unchanged':
    case 'failed':
      return undefined;
    case 'changed': {
      const names = namesIn(template.outputs[output]?.Value);
      const feeding = result.resources.filter(({ logicalId }) => names.has(logicalId));
      if (
        result.type === 'CREATE' ||
        feeding.some(({ action, replacement }) => action === 'Add' || replacement === 'True')
      ) {
        return 'will';
      }
      const mayDiffer =
        feeding.some(({ replacement }) => replacement === 'Conditional') ||
        result.parameters.some(({ name }) => names.has(name)) ||
        result.outputs.some(({ name }) => name === output);
      return mayDiffer ? 'may' : undefined;
    }
  }
}

/** Resources that would be made anew, or go, although other stacks use them through an output. */
export function fedOutputs(
  topology: Topology,
  location: StackLocation,
  changes: Extract<StackResult, { kind: 'changed' }>['resources'],
  templates: readonly TemplateView[],
): FedOutput[] {
  const consumed = consumersByOutput(topology, location);
  return changes.flatMap((change) => {
    const replacement = lossOf(change);
    return replacement === undefined
      ? []
      : [...consumed].flatMap(([output, consumers]) =>
          templates.some(({ outputs }) => namesIn(outputs[output]?.Value).has(change.logicalId))
            ? [{ logicalId: change.logicalId, replacement, output, consumers }]
            : [],
        );
  });
}

function lossOf({
  action,
  replacement,
}: {
  readonly action: string;
  readonly replacement: string | undefined;
}): FedOutput['replacement'] | undefined {
  if (action === 'Remove') {
    return 'Removed';
  }
  return replacement === 'True' || replacement === 'Conditional' ? replacement : undefined;
}

function consumersByOutput(
  topology: Topology,
  location: StackLocation,
): ReadonlyMap<string, FedOutput['consumers']> {
  const found = new Map<string, FedOutput['consumers']>();
  for (const { id, roles } of topology.stacks) {
    for (const role of roles) {
      const consumer = { stack: id, role };
      for (const feed of feedsInto(topology, consumer)) {
        if (locationId(producerOf(feed, role)) === locationId(location)) {
          const { output } = feed.from;
          found.set(output, [
            ...(found.get(output) ?? []),
            { stack: locationId(consumer), parameter: feed.to.parameter },
          ]);
        }
      }
    }
  }
  return found;
}
