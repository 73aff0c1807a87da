import { benchmark } from './bench/benchmark';

process.exitCode = benchmark();
