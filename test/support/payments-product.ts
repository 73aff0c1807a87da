import { functionArtifact } from '../../scripts/dr-cli/product/function-code';
import { paymentsFrom } from '../../scripts/dr-cli/product/payments';
import { templates } from '../../templates-src';
import { toDocument } from '../../templates-src/cfn/document';

/** The payments product straight from its source: nothing has to be generated first. */
export const paymentsFromSource = paymentsFrom(() => ({
  template: (stack) => toDocument(templates[stack]()),
  functionCode: (name) =>
    functionArtifact(name, new TextEncoder().encode(`exports.handler = () => '${name}';`)),
}));
