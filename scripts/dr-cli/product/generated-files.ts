import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { DrError } from '../../engine/errors';
import type { FunctionManifest } from './function-code';

/** Reads `generated/<stack>.yaml`. */
export function readTemplate(projectFolder: string, stack: string): TemplateDocument {
  const name = `generated/${stack}.yaml`;
  const document = parseYaml(name, readGenerated(projectFolder, `${stack}.yaml`));
  if (!isTemplate(document)) {
    throw notGenerated(`${name} is not a template`);
  }
  return document;
}

/** Reads `generated/functions.json`. */
export function readManifest(projectFolder: string): FunctionManifest {
  return JSON.parse(readGenerated(projectFolder, 'functions.json')) as FunctionManifest;
}

function parseYaml(name: string, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    // Its message ends in a drawing of the line; the first sentence says what and where.
    const [what] = (error instanceof Error ? error.message : String(error)).split(':\n');
    throw notGenerated(`${name} is not YAML: ${what}`, error);
  }
}

function readGenerated(projectFolder: string, name: string): string {
  try {
    return readFileSync(join(projectFolder, 'generated', name), 'utf8');
  } catch (error) {
    throw notGenerated(`generated/${name} can't be read`, error);
  }
}

function notGenerated(message: string, cause?: unknown): DrError {
  return new DrError({ code: 'DR_NOT_GENERATED', message, nextSteps: ['npm run generate'], cause });
}

function isTemplate(value: unknown): value is TemplateDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'Resources' in value &&
    typeof value.Resources === 'object'
  );
}
