import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentWithout } from '../../../scripts/survivability/deployment/deployment';
import { linesIn } from '../../../scripts/survivability/render/lines';
import { renderText } from '../../../scripts/survivability/render/text';
import { renderedTemplates } from '../../support/rendered-templates';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'survivability-'));
  mkdirSync(join(folder, 'generated'));
  writeFileSync(
    join(folder, 'generated', 'regional.yaml'),
    'Resources:\n  Key:\n    Properties:\n      Fn::If:\n        - IsHomePrimary\n',
  );
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the lines of a failure', () => {
  it('are those of the generated template', () => {
    const lineOf = linesIn(folder);

    const line = lineOf({
      file: 'generated/regional.yaml',
      path: ['Resources', 'Key', 'Properties'],
    });

    expect(line).toBe('generated/regional.yaml:4');
  });

  it('are of what is around it, where conditions have been worked out', () => {
    const lineOf = linesIn(folder);
    const path = ['Resources', 'Key', 'Properties', 'KmsKeyId'];

    expect(lineOf({ file: 'generated/regional.yaml', path })).toBe('generated/regional.yaml:4');
  });

  it('are the file alone for code', () => {
    expect(linesIn(folder)({ file: 'functions/a.ts', path: [] })).toBe('functions/a.ts');
  });
});

describe('the table', () => {
  const deployment = deploymentWithout('primary', renderedTemplates());
  const place = { file: 'functions/a.ts', path: [] };
  const lineOf = linesIn('.');

  it('names what fails, who needs it and why', () => {
    const problem = "it needs IAM's control plane in us-east-1";

    const text = renderText(
      [
        {
          deployment,
          dependencies: [
            {
              needs: 'failover',
              what: 'iam:CreateRole',
              region: 'us-east-1',
              plane: 'control',
              standing: { kind: 'lost', problem },
              place,
            },
          ],
        },
      ],
      lineOf,
    );

    expect(text).toContain('1 of 1 references and calls do not survive:');
    expect(text).toContain(`  functions/a.ts: failover needs iam:CreateRole: ${problem}`);
  });

  it('has one row for what several need', () => {
    const dependencies = ['a', 'b', 'c', 'd'].map((needs) => ({
      needs,
      what: 'sns:Publish',
      region: 'us-east-2',
      plane: 'data' as const,
      standing: { kind: 'survives' as const },
      place,
    }));

    const text = renderText([{ deployment, dependencies }], lineOf);

    expect(text).toMatch(/survives +us-east-2 +data +sns:Publish +a, b, c and 1 more/);
    expect(text).toContain('Nothing of it needs us-east-1');
  });
});
