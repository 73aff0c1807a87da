import { GIVEN_NAMES, GIVEN_OPTIONS, keyOf } from '../setting-options';
import { valueSchema } from '../value-form';
import { CONFIG_FILE } from './open-config';
import { MAX_TAGS } from './tags';

/**
 * JSON Schema of the settings file, for editors: completion, and a mark under a mistake while it is
 * made. What `dr-cli` itself says of the file comes from the same tables.
 */
export function configSchema(): object {
  const settings = Object.fromEntries(
    GIVEN_NAMES.filter((name) => name !== 'suffix').map((name) => [
      keyOf(name),
      described(GIVEN_OPTIONS[name].description, valueSchema(GIVEN_OPTIONS[name].form)),
    ]),
  );
  const section = { ...settings, tags: TAGS };
  const suffix = valueSchema(GIVEN_OPTIONS.suffix.form);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: CONFIG_FILE,
    description: 'Settings of dr-cli. A flag and an environment variable win over what is here.',
    type: 'object',
    additionalProperties: false,
    properties: {
      suffix: described('environment that commands mean without --suffix', suffix),
      ...section,
      environments: {
        description: 'settings of one environment, by its suffix; they win over those of all',
        type: ['object', 'null'],
        propertyNames: suffix,
        additionalProperties: {
          type: ['object', 'null'],
          additionalProperties: false,
          properties: section,
        },
      },
    },
  };
}

const TAGS = {
  description: 'tags of every stack, and of everything in it that takes tags',
  type: ['object', 'null'],
  maxProperties: MAX_TAGS,
  additionalProperties: { type: ['string', 'number'] },
};

function described(description: string, schema: Readonly<Record<string, unknown>>): object {
  return { description, ...schema };
}
