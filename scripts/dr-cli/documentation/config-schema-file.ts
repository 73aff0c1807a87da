import { GENERATED_FOLDER, type GeneratedFile } from '../../generate/generated-files';
import { configSchema } from '../config-file/schema';

/** `generated/dr.config.schema.json`, for editors. */
export function configSchemaFile(): GeneratedFile {
  return {
    path: `${GENERATED_FOLDER}/dr.config.schema.json`,
    content: `${JSON.stringify(configSchema(), null, 2)}\n`,
  };
}
