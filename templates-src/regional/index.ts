import type { Template } from '../cfn/template';
import { buildRegional } from './build';

/** Everything that takes payments in one region; the same template in both. */
export function regional(): Template {
  return buildRegional().template;
}
