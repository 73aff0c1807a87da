import type {
  WebACL_FieldToMatch,
  WebACL_ManagedRuleGroupStatement,
  WebACL_Rule,
  WebACL_Statement,
  WebACL_VisibilityConfig,
} from '../../cfn/resources/wafv2.gen';
import { taskBounds } from '../capacity';
import { healthPaths } from '../service/container-contract';
import { REQUESTS_PER_TASK_PER_MINUTE } from '../service/request-rate';

const RATE_WINDOW_SECONDS = 300;

/**
 * Requests that one address may send in a window: what the primary's standing tasks are planned
 * for, so that no address fills them alone. High for one browser, because callers are
 * merchants' servers, and many payers stand behind one address. A Route 53 checker sends one
 * request in ten seconds, and a load test needs more than one address to pass this.
 */
export const REQUESTS_PER_ADDRESS =
  (taskBounds.primary.min * REQUESTS_PER_TASK_PER_MINUTE * RATE_WINDOW_SECONDS) / 60;

/**
 * In this order. Left out on purpose: AWSManagedRulesAnonymousIpList, which blocks addresses
 * of hosting providers, and those are the merchants' servers.
 * https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-list.html
 */
export function webAclRules(): WebACL_Rule[] {
  const rules: Omit<WebACL_Rule, 'Priority'>[] = [
    rateLimit(),
    allowHealthChecks(),
    managed('AWSManagedRulesAmazonIpReputationList'),
    managed('AWSManagedRulesCommonRuleSet', {
      // Programs call this API, and many HTTP clients, Node.js's among them, send no
      // User-Agent. Seen, not blocked.
      RuleActionOverrides: [{ Name: 'NoUserAgent_HEADER', ActionToUse: { Count: {} } }],
    }),
    managed('AWSManagedRulesKnownBadInputsRuleSet'),
    managed('AWSManagedRulesSQLiRuleSet'),
  ];
  return rules.map((rule, index) => ({ ...rule, Priority: index }));
}

function rateLimit(): Omit<WebACL_Rule, 'Priority'> {
  return {
    Name: 'rate-limit',
    // 429 tells a well-behaved client to wait and come back; 403 tells it to give up.
    Action: { Block: { CustomResponse: { ResponseCode: 429 } } },
    Statement: {
      RateBasedStatement: {
        AggregateKeyType: 'IP',
        EvaluationWindowSec: RATE_WINDOW_SECONDS,
        Limit: REQUESTS_PER_ADDRESS,
      },
    },
    VisibilityConfig: visibility('rate-limit'),
  };
}

/**
 * Health checks are asked by machines that a managed rule may one day take for bad ones, from
 * Route 53's checkers to the other region's probe; blocking them would look like a lost region
 * and fail it over. They take no input, so there is nothing to inspect. Whole paths as they
 * came, because a prefix would also let `/health/../payments` through.
 */
function allowHealthChecks(): Omit<WebACL_Rule, 'Priority'> {
  return {
    Name: 'allow-health-checks',
    Action: { Allow: {} },
    Statement: {
      AndStatement: {
        Statements: [
          matches({ Method: {} }, ['GET']),
          matches({ UriPath: {} }, Object.values(healthPaths)),
        ],
      },
    },
    VisibilityConfig: visibility('allow-health-checks'),
  };
}

/** The field is one of these texts, to the letter. None may hold a character that is special in a pattern. */
function matches(field: WebACL_FieldToMatch, texts: readonly string[]): WebACL_Statement {
  return {
    RegexMatchStatement: {
      FieldToMatch: field,
      RegexString: `^(${texts.join('|')})$`,
      TextTransformations: [{ Priority: 0, Type: 'NONE' }],
    },
  };
}

function managed(
  name: string,
  options: Pick<WebACL_ManagedRuleGroupStatement, 'RuleActionOverrides'> = {},
): Omit<WebACL_Rule, 'Priority'> {
  return {
    Name: name,
    OverrideAction: { None: {} },
    Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: name, ...options } },
    VisibilityConfig: visibility(name),
  };
}

function visibility(MetricName: string): WebACL_VisibilityConfig {
  return { MetricName, CloudWatchMetricsEnabled: true, SampledRequestsEnabled: true };
}
