import { functionArtifact } from '../../../../scripts/dr-cli/product/function-code';
import { paymentsFrom } from '../../../../scripts/dr-cli/product/payments';
import type { ChosenSettings } from '../../../../scripts/dr-cli/settings';
import { demoSettings } from '../../../../scripts/dr-cli/settings';
import { type PlannedStack, planStacks } from '../../../../scripts/engine/template/planned-stacks';
import { defaultSettings, type Settings } from '../../../../templates-src/settings';
import { renderedTemplates } from '../../../support/rendered-templates';

const documents = renderedTemplates();
const product = paymentsFrom(() => ({
  template: (stack) => documents[stack],
  functionCode: (name) => functionArtifact(name, new TextEncoder().encode(name)),
}));

/** The stacks of an environment that doesn't exist yet. */
export function plannedStacks(given: Partial<Settings> = {}): PlannedStack[] {
  const settings: ChosenSettings = {
    suffix: 'demo',
    given,
    defaults: { ...defaultSettings, ...demoSettings },
  };
  return planStacks(product, product.deployInput(settings), new Map(), '111122223333');
}

export const templateTypes = [
  ...new Set(
    Object.values(documents).flatMap(({ Resources }) =>
      Object.values(Resources).map(({ Type }) => Type),
    ),
  ),
];
