/**
 * `npm run gen:types`: writes the typed resource classes of the template
 * language (`templates-src/cfn/resources/*.gen.ts`) and the schema that the
 * local cloud checks against (`spec.gen.json`) from AWS's published resource
 * schema, for the types listed in `resource-types.json`.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { readSpec } from './read-spec';
import resourceTypes from './resource-types.json';
import { serviceOf, writeService } from './write-classes';

const CLASSES_FOLDER = 'templates-src/cfn/resources';
const SPEC_FILE = 'scripts/resource-types/spec.gen.json';

const spec = readSpec(loadAwsServiceSpecSync(), resourceTypes);

mkdirSync(CLASSES_FOLDER, { recursive: true });
for (const file of readdirSync(CLASSES_FOLDER)) {
  rmSync(join(CLASSES_FOLDER, file));
}
const services = new Set(resourceTypes.map(serviceOf));
for (const service of services) {
  writeFileSync(
    join(CLASSES_FOLDER, `${service.toLowerCase()}.gen.ts`),
    writeService(spec, service),
  );
}
writeFileSync(SPEC_FILE, `${JSON.stringify(spec)}\n`);
process.stdout.write(`${resourceTypes.length} resource types in ${services.size} services\n`);
