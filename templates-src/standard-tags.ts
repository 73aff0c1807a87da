import type { Template } from './cfn/template';
import type { Ref } from './cfn/value';
import type { HomeRole } from './topology';

/**
 * Puts the tags on every taggable resource that bills, inventories and
 * `destroy` tell an environment by.
 *
 * @param parameters `HomeRole` is the template's parameter, or the role itself
 *   where a stack exists in one region only.
 */
export function addStandardTags(
  template: Template,
  parameters: { readonly EnvironmentSuffix: Ref; readonly HomeRole: Ref | HomeRole },
): void {
  template.tagAll({
    EnvironmentSuffix: parameters.EnvironmentSuffix,
    Application: 'payments',
    HomeRole: parameters.HomeRole,
    ManagedBy: 'dr-cli',
  });
}
