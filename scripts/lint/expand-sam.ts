import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import { defaultRegions } from '../../templates-src/topology';
import { runTool, type ToolResult } from '../tools/python-tools';

const FOLDER = '.tools/expanded';

export interface Expansion {
  /** The expanded template, JSON; missing when the translator refused. */
  readonly file: string;
  readonly result: ToolResult;
}

/** Expands a SAM template with AWS's own translator. */
export async function expandSam(template: string): Promise<Expansion> {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const source = `${FOLDER}/source.json`;
  const file = `${FOLDER}/expanded.json`;
  writeFileSync(source, JSON.stringify(parse(readFileSync(template, 'utf8'))));
  const result = await runTool('sam-translator', [
    'scripts/lint/expand-sam.py',
    source,
    file,
    defaultRegions.primary.name,
  ]);
  return { file, result };
}
