import type { DeployInput } from '../deploy-input';
import type { Run } from '../environment';
import type { TemplateLocation } from '../ports';
import type { Observed } from '../setting-parameters';
import { locationId, type StackLocation } from '../topology';
import { artifactBucket, templateArtifact, templateLocation } from '../upload';
import type { OutputsOf } from '../wiring';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
const INLINE_LIMIT_BYTES = 51_200;

/**
 * Where CloudFormation reads the template for a change set: in the request if it fits, and otherwise
 * in the region's bucket, where it is put under its content's name as a deploy would. Undefined
 * while there is no bucket.
 */
export async function placeTemplate(
  run: Run,
  input: DeployInput,
  location: StackLocation,
  observed: Observed,
): Promise<TemplateLocation | undefined> {
  const body = input.template(location.stack);
  if (Buffer.byteLength(body) <= INLINE_LIMIT_BYTES) {
    return { kind: 'inline', body };
  }
  const { environment, cloud } = run;
  const outputsOf: OutputsOf = (place) => observed.get(locationId(place))?.description.outputs;
  const { stack, output } = environment.topology.artifactStack;
  if (outputsOf({ stack, role: location.role })?.[output] === undefined) {
    return undefined;
  }
  const bucket = artifactBucket(environment, location.role, outputsOf);
  const { buckets } = cloud.region(environment.topology.regions[location.role].name);
  await buckets.uploadOnce(bucket, templateArtifact(body));
  return templateLocation(run, input, location, outputsOf);
}
