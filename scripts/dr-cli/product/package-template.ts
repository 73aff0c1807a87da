import { basename } from 'node:path';
import type { ResourceDocument, TemplateDocument } from '../../../templates-src/cfn/document';
import { DrError } from '../../engine/errors';

export interface CodeLocation {
  /** Bucket name, or an expression that gives it in each region: the template serves both. */
  readonly bucket: unknown;
  /** Key of a function's code; undefined when there is no such function. */
  readonly keyOf: (functionName: string) => string | undefined;
}

/**
 * Points every SAM function at its uploaded code: `CodeUri: ../dist/functions/x`
 * becomes a bucket and a key with the code's hash, so that new code is a change
 * and old code is none. SAM passes both through as they are:
 * https://github.com/aws/serverless-application-model, `samtranslator/model/s3_utils/uri_parser.py`.
 */
export function packageTemplate(
  document: TemplateDocument,
  location: CodeLocation,
): TemplateDocument {
  return {
    ...document,
    Resources: Object.fromEntries(
      Object.entries(document.Resources).map(([id, resource]) => [
        id,
        packageResource(id, resource, location),
      ]),
    ),
  };
}

function packageResource(
  id: string,
  resource: ResourceDocument,
  { bucket, keyOf }: CodeLocation,
): ResourceDocument {
  const codeUri = resource.Properties?.CodeUri;
  if (resource.Type !== 'AWS::Serverless::Function' || typeof codeUri !== 'string') {
    return resource;
  }
  const key = keyOf(basename(codeUri));
  if (key === undefined) {
    throw new DrError({
      code: 'DR_FUNCTION_NOT_BUNDLED',
      message: `resource ${id} points at ${codeUri}, and generated/functions.json has no such function`,
      nextSteps: ['npm run generate'],
    });
  }
  return {
    ...resource,
    Properties: { ...resource.Properties, CodeUri: { Bucket: bucket, Key: key } },
  };
}
