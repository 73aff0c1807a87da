import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OrphanedFolder } from '../postgres/orphaned-folder';

/** A temporary folder that is gone when this process is, however that went. */
export interface OwnedFolder {
  readonly path: string;
  remove(): void;
  /** It stays when this process ends: somebody is told to look into it. */
  keep(): void;
}

/** @param purpose - what its name begins with */
export function ownedFolder(purpose: string): OwnedFolder {
  const path = mkdtempSync(join(tmpdir(), `${purpose}-`));
  const orphaned = OrphanedFolder.watch(path);
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
      orphaned.release();
    },
    keep: () => orphaned.release(),
  };
}
