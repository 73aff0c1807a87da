import { validationError } from '../errors';
import type { Stack } from '../state';
import { INLINE_TEMPLATE_MAX_BYTES, S3_TEMPLATE_MAX_BYTES } from '../template/limits';
import { type Call, constraintError } from './call';

/** Where the template of a call comes from. */
export interface TemplateSource {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
}

export function readTemplateBody(call: Call, source: TemplateSource, stack?: Stack): string {
  const { TemplateBody: body, TemplateURL: url, UsePreviousTemplate: usePrevious } = source;
  if (body !== undefined && url !== undefined) {
    throw validationError('Specify either TemplateBody or TemplateURL, not both.');
  }
  if (body !== undefined) {
    return inlineBody(body);
  }
  if (url !== undefined) {
    return bodyFromS3(call, url);
  }
  if (usePrevious === true && stack?.deployment !== undefined) {
    return storedBody(call, stack.deployment.templateKey);
  }
  throw validationError('Either Template URL or Template Body must be specified.');
}

export function storedBody({ world }: Call, templateKey: string): string {
  return Buffer.from(world.blobs.get(templateKey)).toString('utf8');
}

function inlineBody(body: string): string {
  if (Buffer.byteLength(body) > INLINE_TEMPLATE_MAX_BYTES) {
    throw constraintError(
      `Value '${body}'`,
      'templateBody',
      `Member must have length less than or equal to ${INLINE_TEMPLATE_MAX_BYTES}`,
    );
  }
  return body;
}

function bodyFromS3(call: Call, url: string): string {
  const location = parseS3Url(url);
  if (location === undefined) {
    throw validationError('TemplateURL must be a supported URL.');
  }
  const { world, region } = call;
  const bytes = world.configuration.readTemplateObject(
    world,
    region,
    location.bucket,
    location.key,
  );
  if (bytes.byteLength > S3_TEMPLATE_MAX_BYTES) {
    throw validationError(`Template may not exceed ${S3_TEMPLATE_MAX_BYTES} bytes in size.`);
  }
  return Buffer.from(bytes).toString('utf8');
}

const S3_HOST = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.com$/;

/** Both styles: `https://bucket.s3.region.amazonaws.com/key` and `https://s3.region.amazonaws.com/bucket/key`. */
function parseS3Url(text: string): { readonly bucket: string; readonly key: string } | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const host = url?.protocol === 'https:' ? S3_HOST.exec(url.hostname) : null;
  if (url === undefined || host === null) {
    return undefined;
  }
  const path = decodeURIComponent(url.pathname.slice(1));
  const [, bucket] = host;
  if (bucket !== undefined) {
    return { bucket, key: path };
  }
  const slash = path.indexOf('/');
  return slash < 1 ? undefined : { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}
