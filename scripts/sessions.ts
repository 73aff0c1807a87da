import { join } from 'node:path';
import { recordSessions } from './sessions/record';

const mode = process.argv.includes('--check') ? 'check' : 'write';

void recordSessions(join(__dirname, '..'), mode, (text) => process.stdout.write(text)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
);
