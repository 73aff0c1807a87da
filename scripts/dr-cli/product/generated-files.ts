import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { DrError } from '../../engine/errors';
import type { FunctionManifest } from './function-code';

/** Reads `generated/<stack>.yaml`. */
export function readTemplate(projectFolder: string, stack: string): TemplateDocument {
  const document: unknown = parse(readGenerated(projectFolder, `${stack}.yaml`));
  if (!isTemplate(document)) {
    throw notGenerated(`generated/${stack}.yaml is not a template`);
  }
  return document;
}

/** Reads `generated/functions.json`. */
export function readManifest(projectFolder: string): FunctionManifest {
  return JSON.parse(readGenerated(projectFolder, 'functions.json')) as FunctionManifest;
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
