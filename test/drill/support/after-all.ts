import { rmSync } from 'node:fs';
import { DEPLOYED_VARIABLE } from './before-all';

export default function afterAll(): void {
  rmSync(process.env[DEPLOYED_VARIABLE] ?? '', { recursive: true, force: true });
}
