import { runOnSources } from './generate/run-on-sources';

void runOnSources(async () => {
  const { buildAll } = await import('./generate/build');
  return buildAll();
});
