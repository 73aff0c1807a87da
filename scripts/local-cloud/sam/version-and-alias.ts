import { createHash } from 'node:crypto';
import { isRecord } from '../resources/read';
import { type ParameterValues, resolveParameters } from './parameter-references';
import { pythonJson } from './python-json';
import { SamResourceError } from './sam-error';
import {
  attributesForGenerated,
  defined,
  type Expansion,
  getAtt,
  ref,
  type TemplateProperties,
  type TemplateResource,
} from './template';

/** Part of AWS's promise of stable logical ids. */
const HASH_LENGTH = 10;

export interface PublishedAlias {
  readonly versionId: string;
  readonly aliasId: string;
  readonly resources: Expansion;
}

/**
 * `AutoPublishAlias`: a version whose logical id changes with the code, so that
 * CloudFormation publishes a new one, and an alias that points to it. The
 * version is retained unless `VersionDeletionPolicy` says Delete.
 */
export function publishAlias(
  logicalId: string,
  resource: TemplateResource,
  sam: TemplateProperties,
  lambda: TemplateProperties,
  parameters: ParameterValues,
): PublishedAlias {
  const name = resolveParameters(sam.AutoPublishAlias, parameters);
  if (typeof name !== 'string') {
    throw new SamResourceError(
      logicalId,
      "'AutoPublishAlias' must be a string or a Ref to a template parameter",
    );
  }
  if (!/^(?!\d+$)[A-Za-z0-9_-]+$/.test(name)) {
    throw new SamResourceError(
      logicalId,
      `AutoPublishAlias name ('${name}') must contain only alphanumeric characters, hyphens, or underscores matching (?!^[0-9]+$)([a-zA-Z0-9-_]+) pattern.`,
    );
  }
  const versionId = `${logicalId}Version${versionHash(sam, lambda, parameters)}`;
  const aliasId = `${logicalId}Alias${name.replaceAll('-', 'D').replaceAll('_', 'U')}`;
  const attributes = attributesForGenerated(resource);
  return {
    versionId,
    aliasId,
    resources: {
      [versionId]: {
        Type: 'AWS::Lambda::Version',
        Properties: defined({
          FunctionName: ref(logicalId),
          Description: sam.VersionDescription,
        }),
        DeletionPolicy: sam.VersionDeletionPolicy ?? 'Retain',
        ...attributes,
      },
      [aliasId]: {
        Type: 'AWS::Lambda::Alias',
        Properties: defined({
          Name: name,
          FunctionName: ref(logicalId),
          FunctionVersion: getAtt(versionId, 'Version'),
          ProvisionedConcurrencyConfig: sam.ProvisionedConcurrencyConfig,
        }),
        ...attributes,
      },
    },
  };
}

/** The code's own hash where it is given; else of what decides a version. */
function versionHash(
  sam: TemplateProperties,
  lambda: TemplateProperties,
  parameters: ParameterValues,
): string {
  const given = resolveParameters(sam.AutoPublishCodeSha256, parameters);
  if (typeof given === 'string') {
    return given.slice(0, HASH_LENGTH);
  }
  const text = pythonJson(
    sam.AutoPublishAliasAllProperties === true
      ? lambda
      : codeAndEnvironment(lambda, resolveParameters(lambda.Code, parameters)),
  );
  return createHash('sha1').update(text).digest('hex').slice(0, HASH_LENGTH);
}

function codeAndEnvironment(lambda: TemplateProperties, code: unknown): TemplateProperties {
  const snapStart = isRecord(lambda.SnapStart) ? lambda.SnapStart : {};
  const hasSnapStart = (snapStart.ApplyOn ?? 'None') !== 'None';
  return {
    ...(isRecord(code) ? code : {}),
    ...(isRecord(lambda.Environment) ? lambda.Environment : {}),
    ...(lambda.MemorySize !== undefined && { MemorySize: lambda.MemorySize }),
    ...(hasSnapStart && { SnapStart: snapStart }),
  };
}
