import type { Template } from '../cfn/template';
import { buildFoundation } from './build';

export function foundation(): Template {
  return buildFoundation().template;
}
