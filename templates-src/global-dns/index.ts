import { Template } from '../cfn/template';

export function globalDns(): Template {
  return new Template({ description: 'global-dns' });
}
