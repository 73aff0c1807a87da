import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assertSources } from '../../../../scripts/drill/programs';

test('without the sources, as in a package, a drill says what it lacks and where that is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'drill-test-'));

  expect(() => assertSources(folder)).toThrow(
    expect.objectContaining({
      code: 'DR_DRILL_NEEDS_SOURCES',
      message: expect.stringContaining('scripts/drill/programs/payment-service.ts'),
    }),
  );
  rmSync(folder, { recursive: true });
});

test('a clone has them', () => {
  expect(() => assertSources()).not.toThrow();
});
