import { generate } from './generate/generate';

void generate(process.argv.slice(2)).then((exitCode) => {
  process.exitCode = exitCode;
});
