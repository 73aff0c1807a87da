import { lintTemplates } from './lint/lint-templates';

void lintTemplates().then((exitCode) => {
  process.exitCode = exitCode;
});
