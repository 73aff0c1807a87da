import type { RulesByType } from '../resource-rules';

/** Rules of every type that has some; the rest are their schema. */
export const rulesByType: RulesByType = {};
