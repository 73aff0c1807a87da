import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expandSam, type Template } from '../../../../scripts/local-cloud/sam';

/** Each file holds a template and what AWS's own translator (aws-sam-translator 1.115.0) makes of it in us-east-1. */
interface Golden {
  readonly template: Template;
  readonly parameterValues: Record<string, unknown>;
  readonly expanded: Template;
}

const FOLDER = join(__dirname, 'golden');

describe('the SAM expansion gives what AWS translator gives', () => {
  it.each(readdirSync(FOLDER))('for %s', (file) => {
    const golden: Golden = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

    const expanded = expandSam(golden.template, {
      parameterValues: golden.parameterValues,
      region: 'us-east-1',
    });

    expect(expanded).toEqual(golden.expanded);
  });
});
