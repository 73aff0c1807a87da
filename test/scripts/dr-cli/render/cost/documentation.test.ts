import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../../../../scripts/dr-cli/main';
import { COST_VERSION } from '../../../../../scripts/dr-cli/render/cost/cost-json';
import { priceTable } from '../../../../../scripts/dr-cli/render/cost/price-table';
import { paymentsFromSource } from '../../../../support/payments-product';
import { testIo } from '../../../../support/test-io';

const documentation = readFileSync(join(__dirname, '../../../../../docs/cost.md'), 'utf8');

test('the documentation has every price as the source has it', () => {
  expect(documentation).toContain(`\n${priceTable()}\n`);
});

test('the output in the documentation is what comes out', async () => {
  const io = testIo();

  await main(['cost'], io, { product: paymentsFromSource });

  const [table = ''] = io.out().split('\nprices\n');
  expect(documentation).toContain(`\`\`\`text\n${table.trimEnd()}\n\`\`\`\n`);
});

test('the version stays until the documentation says what changed', () => {
  expect(COST_VERSION).toBe('1.0');
});
