import { Template } from '../cfn/template';

export function foundation(): Template {
  return new Template({ description: 'foundation' });
}
