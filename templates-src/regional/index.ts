import { Template } from '../cfn/template';

export function regional(): Template {
  return new Template({ description: 'regional' });
}
