import type { Template } from './cfn/template';
import { foundation } from './foundation';
import { globalDatabase } from './global-database';
import { globalDns } from './global-dns';
import { regional } from './regional';
import type { StackId } from './topology';

/** Builds each stack's template. */
export const templates: Readonly<Record<StackId, () => Template>> = {
  foundation,
  'global-database': globalDatabase,
  regional,
  'global-dns': globalDns,
};
