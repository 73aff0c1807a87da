import type { Template } from '../cfn/template';
import { SUFFIX_PATTERN, SUFFIX_RULE } from '../naming';

export function addParameters(template: Template) {
  return template.parameters({
    EnvironmentSuffix: {
      Type: 'String',
      Description: 'Environment that every name ends in',
      AllowedPattern: SUFFIX_PATTERN,
      ConstraintDescription: SUFFIX_RULE,
    },
    DatabaseEngineVersion: {
      Type: 'String',
      Description: 'Aurora PostgreSQL version, the same as of the clusters in both regions',
      AllowedPattern: '^[0-9]+\\.[0-9]+$',
      ConstraintDescription: 'major and minor version of Aurora PostgreSQL: 17.7',
    },
  });
}
