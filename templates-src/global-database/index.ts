import { Template } from '../cfn/template';

export function globalDatabase(): Template {
  return new Template({ description: 'global-database' });
}
