import { build } from 'esbuild';
import { bundleFunctions } from './generate/bundle-functions';

/** Bundles `dr-cli` into one file, so that it starts fast and needs no TypeScript at run time. */
async function buildCli(): Promise<void> {
  await build({
    entryPoints: ['scripts/dr-cli.ts'],
    outfile: 'dist/dr-cli.js',
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'linked',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'warning',
  });
}

/** `npm run build`, and part of every install: what `dr-cli` needs to deploy. */
async function buildAll(): Promise<void> {
  await Promise.all([buildCli(), bundleFunctions()]);
}

void buildAll();
