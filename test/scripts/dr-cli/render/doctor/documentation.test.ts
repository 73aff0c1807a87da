import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codesTable } from '../../../../../scripts/dr-cli/render/doctor/codes-table';
import { DOCTOR_VERSION } from '../../../../../scripts/dr-cli/render/doctor/doctor-json';
import { FINDINGS } from '../../../../../scripts/engine/doctor/catalogue';
import { localWorld } from '../../../../support/local-world';
import { paymentsFromSource } from '../../../../support/payments-product';

const documentation = readFileSync(join(__dirname, '../../../../../docs/doctor.md'), 'utf8');

test('the documentation has every code as the source has it', () => {
  expect(documentation).toContain(`\n${codesTable()}\n`);
});

test('the output in the documentation is what comes out', async () => {
  const { out } = await localWorld(paymentsFromSource).run(
    'doctor --database-instance-class db.t4g.medium',
  );

  expect(documentation).toContain(`\`\`\`text\n${out}\`\`\`\n`);
});

test.each(Object.entries(FINDINGS))('%s says what it is in one line', (code, definition) => {
  expect(code).toMatch(/^DR1\d{3}$/);
  expect(code.endsWith('0')).toBe(definition.severity === 'unknown');
  expect(`${definition.title}${definition.why}`).not.toMatch(/[\n|]|\.$/);
});

test('the version stays until the documentation says what changed', () => {
  expect(DOCTOR_VERSION).toBe('1.0');
});
