import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { version } from '../../package.json';
import { postgresVersion } from '../postgres/binaries';
import type { Artefact, HeaderBody, Setting } from './evidence/types';
import type { Scenario } from './scenarios/scenario';
import { REGIONS } from './world/drill-cloud';
import { LINK_DELAY_MS } from './world/parts';
import type { World } from './world/world';

export interface HeaderOptions {
  readonly project: string;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly speed: 'real' | 'fast';
  readonly clockFactor: number;
  readonly suffix: string;
  readonly domainName: string;
  readonly origin: 'copied' | 'deployed';
  readonly tasksPerProcess: number;
  readonly isSynchronous: boolean;
  readonly clients: number;
  readonly world: World;
}

const MINUTE_MS = 60_000;

/** What was promised: time without payments, and age of what is lost. */
export const TARGETS = { rtoMs: 15 * MINUTE_MS, rpoMs: 5 * MINUTE_MS } as const;

export function drillHeader(
  options: HeaderOptions,
): Omit<HeaderBody, 'type' | 'format' | 'version'> {
  const { project, scenario, suffix, domainName, seed, speed, clockFactor } = options;
  return {
    product: { name: 'multi-region-dr', version, ...gitState(project) },
    artefacts: artefacts(project),
    environment: { suffix, domainName, regions: REGIONS },
    scenario: {
      name: scenario.name,
      title: scenario.title,
      description: scenario.description,
      expectation: scenario.expected.outcome,
    },
    seed,
    speed,
    clockFactor,
    targets: TARGETS,
    settings: settings(options),
    host: [
      { name: 'Node.js', value: process.version },
      { name: 'PostgreSQL', value: postgresVersion() },
      { name: 'platform', value: `${process.platform} ${process.arch}` },
      { name: 'cores', value: String(cpus().length) },
    ],
  };
}

function settings(options: HeaderOptions): readonly Setting[] {
  const { targetGroup } = options.world.parts.deployed.primary;
  const seconds = (ms: number) => `${ms / 1000} s`;
  return [
    {
      name: 'target health check',
      value: `${targetGroup.path}, every ${seconds(targetGroup.intervalMs)}`,
    },
    { name: 'clients', value: String(options.clients) },
    { name: 'tasks per process', value: String(options.tasksPerProcess) },
    {
      name: 'replication',
      value: options.isSynchronous ? 'commits wait for the standby' : 'asynchronous',
    },
    { name: 'line between the regions', value: `${LINK_DELAY_MS} ms one way` },
    {
      name: 'environment',
      value:
        options.origin === 'copied'
          ? 'a copy of the one in the local cloud'
          : 'deployed for the drill',
    },
  ];
}

function artefacts(project: string): readonly Artefact[] {
  const generated = join(project, 'generated');
  const templates = readdirSync(generated)
    .filter((name) => name.endsWith('.yaml'))
    .map((name): Artefact => ({ kind: 'template', name, sha256: hashOf(join(generated, name)) }));
  const functions = join(project, 'dist', 'functions');
  const bundles = existsSync(functions)
    ? readdirSync(functions).map(
        (name): Artefact => ({
          kind: 'function',
          name,
          sha256: hashOf(join(functions, name, 'index.js')),
        }),
      )
    : [];
  return [...templates, ...bundles];
}

const hashOf = (path: string): string =>
  createHash('sha256').update(readFileSync(path)).digest('hex');

/** Nothing outside a clone. */
function gitState(project: string): {
  readonly commit?: string;
  readonly hasLocalChanges?: boolean;
} {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, {
      cwd: project,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    return {
      commit: git('rev-parse', 'HEAD').trim(),
      hasLocalChanges: git('status', '--porcelain').trim() !== '',
    };
  } catch {
    return {};
  }
}
