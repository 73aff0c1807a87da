import { join } from 'node:path';
import { stop, transform } from 'esbuild';
import { allMutants } from '../../../scripts/mutation/catalogue';
import { exclusions, filesInScope } from '../../../scripts/mutation/scope';

const ROOT = join(__dirname, '..', '..', '..');

const mutants = allMutants(ROOT);

afterAll(() => stop());

describe('all mutants', () => {
  it('have ids of their own', () => {
    const ids = mutants.map(({ id }) => id);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('are sound code', async () => {
    const replacements = mutants
      .filter((_, index) => index % 25 === 0)
      .map(({ replace }) => replace());

    await Promise.all(
      replacements.map(({ text, language }) =>
        transform(text, { loader: language === 'typescript' ? 'ts' : 'js', format: 'cjs' }),
      ),
    );
  });
});

describe('the scope', () => {
  it('has what decides and acts', () => {
    expect(filesInScope(ROOT)).toEqual(
      expect.arrayContaining([
        'functions/region-watch/round.ts',
        'functions/failover/tasks/confirm.ts',
        'functions/shared/decision/facts.ts',
        'functions/shared/state/table.ts',
        'functions/shared/clients.ts',
        'functions/shared/with-timeout.ts',
      ]),
    );
  });

  it('gives a reason for everything it leaves out', () => {
    for (const { because } of exclusions) {
      expect(because).not.toBe('');
    }
  });
});
