import type { Template } from '../cfn/template';
import { buildGlobalDatabase } from './build';

/** The global database that both regions' clusters join. */
export function globalDatabase(): Template {
  return buildGlobalDatabase().template;
}
