import type { ResourceSpec } from '../../resource-types/spec';
import type { Properties, ResourceContext } from '../resource-model';
import { generatedName } from './generated-name';
import { uuid } from './identifiers';
import { asText } from './read';
import type { Identity } from './resource-rules';

/** Where no rule says otherwise: AWS's longest common name. */
const DEFAULT_NAME_LENGTH = 64;

/**
 * Identity from the schema alone: the primary identifier's parts joined by `|`,
 * a name generated where the template omits one, an opaque id where the service
 * makes it, and the ARN from the schema's template.
 */
export function schemaIdentity(
  context: ResourceContext,
  schema: ResourceSpec,
  properties: Properties,
): Identity {
  const parts = Object.fromEntries(
    schema.primaryIdentifier.map((name) => [name, partOf(context, schema, properties, name)]),
  );
  const arn = arnOf(context, schema, parts);
  const attributes = Object.fromEntries(
    Object.keys(schema.attributes).flatMap((name): [string, unknown][] => {
      const value = parts[name] ?? (name.endsWith('Arn') ? arn : properties[name]);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const physicalId = schema.primaryIdentifier.map((name) => parts[name]).join('|');
  const ref = schema.refIdentifier
    ?.map((name) => parts[name] ?? asText(properties[name]))
    .join('|');
  return { physicalId, attributes, ...(ref !== undefined && { ref }) };
}

function partOf(
  context: ResourceContext,
  schema: ResourceSpec,
  properties: Properties,
  name: string,
): string {
  const given = asText(properties[name]);
  if (given !== undefined) {
    return given;
  }
  return schema.properties[name] === undefined
    ? uuid(context.state)
    : generatedName(context, { maxLength: DEFAULT_NAME_LENGTH });
}

/** The template has one resource-specific variable, filled with the last part of the identifier. */
function arnOf(
  context: ResourceContext,
  schema: ResourceSpec,
  parts: Readonly<Record<string, string>>,
): string | undefined {
  const known: Record<string, string> = {
    Partition: 'aws',
    Region: context.region,
    Account: context.state.accountId,
  };
  const own = Object.values(parts).at(0) ?? '';
  return schema.arnTemplate?.replaceAll(
    /\$\{(\w+)\}/g,
    (_, variable: string) => known[variable] ?? parts[variable] ?? own,
  );
}
