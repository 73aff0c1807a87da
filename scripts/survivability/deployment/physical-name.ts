import type { ResourceDocument, TemplateDocument } from '../../../templates-src/cfn/document';
import type { ResolveReference } from '../../../templates-src/cfn/resolve';
import { schemaOf } from '../../local-cloud/resources/schema';

/** The example account of AWS's documentation; which one it is makes no difference here. */
export const ACCOUNT = '111122223333';

const EXPANDED_BY_SAM: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
};

/** `Ref` of these gives an ARN, though their identifier is not called one. */
const REF_IS_ARN = new Set(['AWS::SecretsManager::Secret', 'AWS::StepFunctions::StateMachine']);

/** Secrets Manager ends the ARN of every secret in a hyphen and six random characters. */
const SECRET_ENDING = '-AbCdEf';

/**
 * Values of `Ref` and `GetAtt` before anything is deployed: not the real ones,
 * but with the real partition, service, region and name in the right place, for
 * that is what tells where a dependency lives.
 */
export function physicalNames(document: TemplateDocument, region: string): ResolveReference {
  const known = new Map<string, PhysicalResource>();
  return (id, attribute) => {
    const [logicalId = '', suffix] = id.split('.');
    const resource = document.Resources[logicalId];
    if (resource === undefined) {
      return undefined;
    }
    const physical = known.get(logicalId) ?? physicalResource(logicalId, resource, region);
    known.set(logicalId, physical);
    if (suffix === 'Alias' || suffix === 'Version') {
      return `${physical.arn}:${suffix.toLowerCase()}`;
    }
    return attribute === undefined ? refOf(physical) : attributeOf(physical, attribute);
  };
}

interface PhysicalResource {
  readonly type: string;
  readonly name: string;
  readonly arn: string;
  readonly region: string;
}

function physicalResource(
  logicalId: string,
  resource: ResourceDocument,
  region: string,
): PhysicalResource {
  const type = EXPANDED_BY_SAM[resource.Type] ?? resource.Type;
  const name = nameOf(logicalId, resource.Properties ?? {});
  return { type, name, arn: arnOf(type, name, region), region };
}

function refOf({ type, name, arn }: PhysicalResource): string {
  const [identifier = ''] = schemaOf(type)?.primaryIdentifier ?? [];
  return REF_IS_ARN.has(type) || /Arn$/.test(identifier) ? arn : name;
}

function attributeOf({ type, name, arn, region }: PhysicalResource, attribute: string): string {
  if (/arn$/i.test(attribute)) {
    return arn;
  }
  switch (attribute) {
    case 'Endpoint.Address':
      return `${name}.cluster-abcdefghijkl.${region}.rds.amazonaws.com`;
    case 'ReadEndpoint.Address':
      return `${name}.cluster-ro-abcdefghijkl.${region}.rds.amazonaws.com`;
    case 'RepositoryUri':
      return `${ACCOUNT}.dkr.ecr.${region}.amazonaws.com/${name}`;
    case 'DNSName':
      return `${name}-1234567890.${region}.elb.amazonaws.com`;
    default:
      return type === 'AWS::ElasticLoadBalancingV2::LoadBalancer' ? `app/${name}` : name;
  }
}

function arnOf(type: string, name: string, region: string): string {
  const [, service = '', kind = ''] = type.split('::');
  const template =
    schemaOf(type)?.arnTemplate ??
    `arn:\${Partition}:${service.toLowerCase()}:\${Region}:\${Account}:${kind.toLowerCase()}/\${Name}`;
  const known: Readonly<Record<string, string>> = {
    Partition: 'aws',
    Region: region,
    Account: ACCOUNT,
  };
  const ending = type === 'AWS::SecretsManager::Secret' ? SECRET_ENDING : '';
  return template.replaceAll(
    /\$\{(\w+)\}/g,
    (_, variable: string) => known[variable] ?? `${name}${ending}`,
  );
}

/** The name that the template gives it: `FunctionName`, `BucketName`, `Name`, …; else its logical id. */
function nameOf(logicalId: string, properties: Readonly<Record<string, unknown>>): string {
  const named = Object.entries(properties).find(
    ([key, value]) =>
      /^(?:[A-Za-z]*Name|DBClusterIdentifier|DBInstanceIdentifier|GlobalClusterIdentifier|Family)$/.test(
        key,
      ) &&
      !/^(?:DatabaseName|DBSubnetGroupName|DBClusterParameterGroupName|DomainName)$/.test(key) &&
      typeof value === 'string',
  );
  return typeof named?.[1] === 'string' ? named[1] : logicalId;
}
