import type {
  DeleteParameterCommandInput,
  GetParametersByPathCommandInput,
  PutParameterCommandInput,
} from '@aws-sdk/client-ssm';
import { arn } from '../resources/arn';
import { text } from '../resources/read';
import { serviceData, setServiceData } from '../resources/service-data';
import { findResource, putResource, removeResource, resourcesOfType } from '../resources/store';
import { AwsError, type Service, type ServiceContext } from '../service';
import type { StoredResource } from '../state';
import { pageOf } from './paging';

const PARAMETER = 'AWS::SSM::Parameter';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html, `MaxResults`. */
const PAGE_SIZE = 10;

/** Of standard parameters: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const MAX_VALUE_BYTES = 4096;

/** What the service keeps of a parameter beside its value. */
interface Revision {
  readonly version: number;
  readonly lastModifiedMs: number;
}

function putParameter(
  context: ServiceContext,
  { Name: name = '', Value: value = '', Type: type, Overwrite }: PutParameterCommandInput,
): Record<string, unknown> {
  const existing = findResource(context, PARAMETER, name);
  if (existing !== undefined && Overwrite !== true) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  if (existing === undefined && type === undefined) {
    throw validation('A parameter type is required when you create a parameter.');
  }
  if (/^\/?(aws|ssm)/i.test(name)) {
    throw validation('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  }
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) {
    throw validation(
      'Standard tier parameters support a maximum parameter value of 4096 characters.',
    );
  }
  const version = existing === undefined ? 1 : revisionOf(existing).version + 1;
  const properties = {
    ...existing?.properties,
    Name: name,
    Type: type ?? existing?.properties.Type,
    Value: value,
  };
  const stored = putResource(context, {
    ...(existing ?? { type: PARAMETER, physicalId: name, ref: name, createdAtMs: context.nowMs }),
    properties,
    attributes: {
      Arn: arn(context, 'ssm', `parameter/${name.replace(/^\//, '')}`),
      Type: properties.Type,
      Value: value,
    },
  });
  const revision: Revision = { version, lastModifiedMs: context.nowMs };
  setServiceData(stored, 'revision', revision);
  return { Version: version, Tier: 'Standard' };
}

function getParametersByPath(
  context: ServiceContext,
  { Path: path = '', Recursive, MaxResults, NextToken }: GetParametersByPathCommandInput,
): Record<string, unknown> {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  const found = resourcesOfType(context, PARAMETER)
    .filter(({ physicalId }) => physicalId.startsWith(prefix))
    .filter(({ physicalId }) => Recursive || !physicalId.slice(prefix.length).includes('/'))
    .sort((one, other) => (one.physicalId < other.physicalId ? -1 : 1));
  const page = pageOf(found, NextToken, Math.min(MaxResults ?? PAGE_SIZE, PAGE_SIZE));
  return { Parameters: page.items.map(view), NextToken: page.nextToken };
}

function deleteParameter(
  context: ServiceContext,
  { Name: name = '' }: DeleteParameterCommandInput,
): Record<string, unknown> {
  if (findResource(context, PARAMETER, name) === undefined) {
    throw new AwsError('ParameterNotFound', `Parameter ${name} not found.`);
  }
  removeResource(context, PARAMETER, name);
  return {};
}

function view(parameter: StoredResource): Record<string, unknown> {
  const { version, lastModifiedMs } = revisionOf(parameter);
  return {
    Name: parameter.physicalId,
    Type: text(parameter.properties, 'Type'),
    Value: text(parameter.properties, 'Value'),
    Version: version,
    LastModifiedDate: new Date(lastModifiedMs),
    ARN: parameter.attributes.Arn,
    DataType: 'text',
  };
}

/** One that CloudFormation made has none yet. */
function revisionOf(parameter: StoredResource): Revision {
  return serviceData<Revision>(parameter, 'revision', {
    version: 1,
    lastModifiedMs: parameter.createdAtMs,
  });
}

function validation(message: string): AwsError {
  return new AwsError('ValidationException', message);
}

export const ssm: Service = {
  DeleteParameter: deleteParameter,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};
