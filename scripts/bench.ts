import { benchmark } from './bench/benchmark';

void benchmark().then((exitCode) => {
  process.exitCode = exitCode;
});
