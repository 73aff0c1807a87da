import type { WebACL_DataProtect } from '../../cfn/resources/wafv2.gen';

/**
 * Blanked in everything WAF gives out, logs and samples alike. Bodies hold card numbers, and a
 * rule that matches in one would otherwise put the matching part in the log:
 * https://docs.aws.amazon.com/waf/latest/developerguide/data-protection-masking.html
 */
export const protectedFields: WebACL_DataProtect[] = [
  { Action: 'SUBSTITUTION', Field: { FieldType: 'BODY' } },
  {
    Action: 'SUBSTITUTION',
    Field: {
      FieldType: 'SINGLE_HEADER',
      FieldKeys: ['authorization', 'cookie', 'idempotency-key'],
    },
  },
];
