import type { Mapping, Template } from '../cfn/template';

/** Tasks a region runs, by where it starts. */
export type Capacity = Mapping<'primary' | 'dr', 'MinTasks' | 'MaxTasks'>;

/**
 * The DR region keeps two tasks, in two zones, until it takes over: an empty
 * target group counts as unhealthy, and Route 53 would then answer with the lost
 * region instead:
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias-common.html
 */
export const taskBounds = {
  primary: { min: 10, max: 50 },
  dr: { min: 2, max: 50 },
} as const;

export function addCapacity(template: Template): Capacity {
  return template.mapping('Capacity', {
    primary: {
      MinTasks: String(taskBounds.primary.min),
      MaxTasks: String(taskBounds.primary.max),
    },
    dr: { MinTasks: String(taskBounds.dr.min), MaxTasks: String(taskBounds.dr.max) },
  });
}
