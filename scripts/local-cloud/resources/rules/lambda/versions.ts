import { createHash } from 'node:crypto';
import type { StoredResource } from '../../../state';
import { alreadyExists, notFound } from '../../failures';
import { record, text } from '../../read';
import type { ResourceRules } from '../../resource-rules';
import { serviceData, setServiceData } from '../../service-data';
import { findResource } from '../../store';
import { requireFunction } from './lookups';

interface Published {
  readonly version: number;
  /** What was published: a version is made only when this changed since the last one. */
  readonly fingerprint: string;
}

const NOTHING_PUBLISHED: Published = { version: 0, fingerprint: '' };

export const version: ResourceRules = {
  // A guess.
  seconds: { create: 6, delete: 2 },
  require(context, properties, existing) {
    const owner = requireFunction(context, text(properties, 'FunctionName') ?? '');
    const published = lastPublished(owner);
    if (existing === undefined && published.fingerprint === fingerprintOf(owner)) {
      throw alreadyExists(
        `A version for this Lambda function exists ( ${published.version} ). Modify the function to create a new version.`,
      );
    }
  },
  identify(context, properties) {
    const owner = requireFunction(context, text(properties, 'FunctionName') ?? '');
    const number = lastPublished(owner).version + 1;
    const versionArn = `${String(owner.attributes.Arn)}:${number}`;
    return {
      physicalId: versionArn,
      attributes: { FunctionArn: versionArn, Version: String(number) },
    };
  },
  created(context, resource) {
    const owner = requireFunction(context, text(resource.properties, 'FunctionName') ?? '');
    const next: Published = {
      version: lastPublished(owner).version + 1,
      fingerprint: fingerprintOf(owner),
    };
    setServiceData(owner, 'published', next);
  },
};

export const alias: ResourceRules = {
  seconds: { create: 3 },
  require(context, properties) {
    const owner = requireFunction(context, text(properties, 'FunctionName') ?? '');
    const number = text(properties, 'FunctionVersion') ?? '';
    const versionArn = `${String(owner.attributes.Arn)}:${number}`;
    if (number !== '$LATEST' && !findResource(context, 'AWS::Lambda::Version', versionArn)) {
      throw notFound(`Function not found: ${versionArn}`);
    }
  },
  identify(context, properties) {
    const owner = requireFunction(context, text(properties, 'FunctionName') ?? '');
    const aliasArn = `${String(owner.attributes.Arn)}:${text(properties, 'Name')}`;
    return { physicalId: aliasArn, attributes: { AliasArn: aliasArn } };
  },
};

function lastPublished(owner: StoredResource): Published {
  return serviceData<Published>(owner, 'published', NOTHING_PUBLISHED);
}

/** Code and configuration; tags and reserved concurrency belong to the function, not to its versions. */
function fingerprintOf(owner: StoredResource): string {
  const { Tags: _tags, ReservedConcurrentExecutions: _reserved, ...versioned } = owner.properties;
  const code = record(owner.properties, 'Code');
  return createHash('sha256')
    .update(JSON.stringify({ ...versioned, code }))
    .digest('hex');
}
