import { runOnSources } from './generate/run-on-sources';

void runOnSources(async () => {
  const { generate } = await import('./generate/generate');
  return generate(process.argv.slice(2));
});
