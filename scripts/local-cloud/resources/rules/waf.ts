import type { Properties, ResourceContext } from '../../resource-model';
import type { StoredResource } from '../../state';
import { arn } from '../arn';
import { invalidRequest, notFound, resourceConflict } from '../failures';
import { generatedName } from '../generated-name';
import { uuid } from '../identifiers';
import { text, texts } from '../read';
import type { Identity, ResourceRules, RulesByType } from '../resource-rules';
import { findResource, type Place, resourcesOfType } from '../store';

/** https://docs.aws.amazon.com/waf/latest/APIReference/API_CreateWebACL.html */
const MAX_NAME_LENGTH = 128;
const WEB_ACL = 'AWS::WAFv2::WebACL';
/** CloudFront's things are kept in one region. */
const CLOUDFRONT_REGION = 'us-east-1';

function identifyIn(kind: 'webacl' | 'ipset'): NonNullable<ResourceRules['identify']> {
  return (context, properties): Identity => {
    const name = text(properties, 'Name') ?? generatedName(context, { maxLength: MAX_NAME_LENGTH });
    const id = uuid(context.state);
    const scope = text(properties, 'Scope') ?? '';
    const folder = scope === 'CLOUDFRONT' ? 'global' : 'regional';
    return {
      physicalId: `${name}|${id}|${scope}`,
      attributes: {
        Id: id,
        Arn: arn(context, 'wafv2', `${folder}/${kind}/${name}/${id}`),
        ...(kind === 'webacl' && {
          LabelNamespace: `awswaf:${context.state.accountId}:webacl:${name}:`,
        }),
      },
    };
  };
}

function requireScope(context: ResourceContext, properties: Properties): void {
  if (text(properties, 'Scope') === 'CLOUDFRONT' && context.region !== CLOUDFRONT_REGION) {
    throw invalidRequest('The scope is not valid., field: SCOPE_VALUE, parameter: CLOUDFRONT');
  }
}

const webAcl: ResourceRules = {
  // A guess.
  seconds: { create: 10, update: 5, delete: 5 },
  require: requireScope,
  identify: identifyIn('webacl'),
  beforeDelete(context, existing) {
    const isAssociated = resourcesOfType(context, 'AWS::WAFv2::WebACLAssociation').some(
      (association) => association.properties.WebACLArn === existing.attributes.Arn,
    );
    if (isAssociated) {
      throw resourceConflict(
        'AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.',
      );
    }
  },
};

const ipSet: ResourceRules = {
  seconds: { create: 5 },
  require: requireScope,
  identify: identifyIn('ipset'),
};

const association: ResourceRules = {
  seconds: { create: 10, delete: 5 },
  require(context, properties) {
    requireWebAcl(context, text(properties, 'WebACLArn'));
    const target = text(properties, 'ResourceArn') ?? '';
    if (
      target.includes(':loadbalancer/') &&
      !findResource(context, 'AWS::ElasticLoadBalancingV2::LoadBalancer', target)
    ) {
      throw notFound('AWS WAF couldn’t perform the operation because your resource doesn’t exist.');
    }
  },
};

const loggingConfiguration: ResourceRules = {
  seconds: { create: 5 },
  problems(properties) {
    const isNamedForWaf = texts(properties, 'LogDestinationConfigs').every((destination) =>
      /[:/]aws-waf-logs-/.test(destination),
    );
    return isNamedForWaf
      ? []
      : [
          "#/LogDestinationConfigs: The ARN isn't valid. The name of a log destination must begin with aws-waf-logs-., field: LOG_DESTINATION",
        ];
  },
  require(context, properties) {
    requireWebAcl(context, text(properties, 'ResourceArn'));
  },
};

function requireWebAcl(place: Place, webAclArn: string | undefined): StoredResource {
  const found = resourcesOfType(place, WEB_ACL).find(
    (candidate) => candidate.attributes.Arn === webAclArn,
  );
  if (found === undefined) {
    throw notFound('AWS WAF couldn’t perform the operation because your resource doesn’t exist.');
  }
  return found;
}

export const wafRules: RulesByType = {
  [WEB_ACL]: webAcl,
  'AWS::WAFv2::IPSet': ipSet,
  'AWS::WAFv2::WebACLAssociation': association,
  'AWS::WAFv2::LoggingConfiguration': loggingConfiguration,
};
