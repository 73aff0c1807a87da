import { isRecord } from '../resources/read';
import { SamError } from './sam-error';
import type { Template, TemplateProperties, TemplateResource } from './template';

/** What `Globals` may set, of the two kinds that are modelled: everything but role, policies, name and events. */
const SUPPORTED: Readonly<Record<string, ReadonlySet<string>>> = {
  Function: new Set([
    'Architectures',
    'AssumeRolePolicyDocument',
    'AutoPublishAlias',
    'AutoPublishAliasAllProperties',
    'CodeSigningConfigArn',
    'CodeUri',
    'DeadLetterQueue',
    'Description',
    'Environment',
    'EphemeralStorage',
    'EventInvokeConfig',
    'Handler',
    'KmsKeyArn',
    'Layers',
    'LoggingConfig',
    'MemorySize',
    'PermissionsBoundary',
    'PropagateTags',
    'ProvisionedConcurrencyConfig',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'RolePath',
    'Runtime',
    'RuntimeManagementConfig',
    'SnapStart',
    'Tags',
    'Timeout',
    'Tracing',
    'VersionDeletionPolicy',
    'VpcConfig',
  ]),
  StateMachine: new Set(['PropagateTags']),
};

/** Properties whose lists the resource's own list replaces instead of extending. */
const REPLACED = new Set(['Architectures']);

/** The resource's properties over the template's `Globals` for its kind. */
export function withGlobals(template: Template, resource: TemplateResource): TemplateProperties {
  const own = resource.Properties ?? {};
  const kind = resource.Type.replace('AWS::Serverless::', '');
  const section = isRecord(template.Globals) ? template.Globals[kind] : undefined;
  if (!isRecord(section)) {
    return own;
  }
  const ignored = resource.IgnoreGlobals;
  if (ignored === '*') {
    return own;
  }
  const applied = Object.entries(section).filter(
    ([name]) => !(Array.isArray(ignored) && ignored.includes(name)),
  );
  return merge(Object.fromEntries(applied), own, REPLACED);
}

/** Refuses sections and properties that `Globals` can't have. */
export function checkGlobals(template: Template): void {
  for (const [kind, section] of Object.entries(
    isRecord(template.Globals) ? template.Globals : {},
  )) {
    const supported = SUPPORTED[kind];
    if (supported === undefined) {
      throw new SamError([`'Globals' section is invalid. '${kind}' is not supported.`]);
    }
    const unknown = Object.keys(isRecord(section) ? section : {}).find(
      (name) => !supported.has(name),
    );
    if (unknown !== undefined) {
      throw new SamError([
        `'Globals' section is invalid. '${unknown}' is not a supported property of '${kind}'.`,
      ]);
    }
  }
}

function merge(
  global: TemplateProperties,
  local: TemplateProperties,
  replaced: ReadonlySet<string>,
): TemplateProperties {
  const names = [...new Set([...Object.keys(global), ...Object.keys(local)])];
  return Object.fromEntries(
    names.map((name) => [
      name,
      replaced.has(name) ? (local[name] ?? global[name]) : mergeValues(global[name], local[name]),
    ]),
  );
}

const NOTHING_REPLACED: ReadonlySet<string> = new Set();

function mergeValues(global: unknown, local: unknown): unknown {
  if (local === undefined) {
    return global;
  }
  if (Array.isArray(global) && Array.isArray(local)) {
    return [...global, ...local];
  }
  return isRecord(global) && isRecord(local) ? merge(global, local, NOTHING_REPLACED) : local;
}
