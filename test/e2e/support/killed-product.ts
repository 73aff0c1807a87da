import type { Product } from '../../../scripts/dr-cli/product/product';
import type { Topology } from '../../../scripts/engine/topology';
import { smallProduct, smallTopology } from '../../support/small-product';

/** A base in both regions with a second pass, and an uploaded stack that takes its outputs. */
const topology: Topology = {
  ...smallTopology,
  stacks: smallTopology.stacks.flatMap((stack) => {
    switch (stack.id) {
      case 'base':
        return [stack];
      case 'service':
        return [{ ...stack, roles: ['dr'] }];
      default:
        return [];
    }
  }),
  feeds: smallTopology.feeds.filter(({ to }) => to.stack === 'base' || to.stack === 'service'),
};

/** Of the payments product's shape, and small enough to be killed at every entry of its journal. */
export const killedProduct: Product = {
  ...smallProduct(),
  topology,
  deployInput: (settings) => ({
    ...smallProduct().deployInput(settings),
    // A stack policy is the last call of each stack.
    stackPolicy: () =>
      JSON.stringify({
        Statement: [{ Effect: 'Allow', Principal: '*', Action: 'Update:*', Resource: '*' }],
      }),
  }),
  destroyKnowledge: (suffix, accountId) => ({
    ...smallProduct().destroyKnowledge(suffix, accountId),
    replicatedBuckets: { stack: 'base' },
  }),
};
