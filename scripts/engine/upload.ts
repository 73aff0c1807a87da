import { createHash } from 'node:crypto';
import type { DeployInput } from './deploy-input';
import type { Environment, Run } from './environment';
import type { Artifact, TemplateLocation } from './ports';
import type { ArtifactsStep } from './steps';
import type { StackLocation, Topology } from './topology';
import { missingOutput, type OutputsOf } from './wiring';

/** The template as an object in a bucket, named by its content. */
export function templateArtifact(template: string): Artifact {
  const body = Buffer.from(template);
  const hash = createHash('sha256').update(body).digest('hex');
  return { key: `templates/${hash}.json`, body, contentType: 'application/json' };
}

/** The bucket of a region that templates and function code go to. */
export function artifactBucket(
  environment: Environment,
  role: ArtifactsStep['role'],
  outputsOf: OutputsOf,
): string {
  const { stack, output } = environment.topology.artifactStack;
  const producer = { stack, role };
  const outputs = outputsOf(producer);
  const bucket = outputs?.[output];
  if (bucket === undefined) {
    const use = 'the bucket that templates and function code are uploaded to';
    throw missingOutput(environment, outputs, { producer, output, use });
  }
  return bucket;
}

/** Uploads what the step's stacks need, unless it is there. Returns how many objects were new. */
export async function uploadArtifacts(
  run: Run,
  input: DeployInput,
  step: ArtifactsStep,
  outputsOf: OutputsOf,
): Promise<number> {
  const { environment, cloud, emit } = run;
  const bucket = artifactBucket(environment, step.role, outputsOf);
  const { buckets } = cloud.region(environment.topology.regions[step.role].name);
  const outcomes = await Promise.all(
    artifactsFor(environment.topology, input, step).map(async (artifact) => {
      const outcome = await buckets.uploadOnce(bucket, artifact);
      emit({ type: 'upload', step: step.id, key: artifact.key, outcome });
      return outcome;
    }),
  );
  return outcomes.filter((outcome) => outcome === 'uploaded').length;
}

function artifactsFor(topology: Topology, input: DeployInput, { stacks }: ArtifactsStep) {
  const artifacts = topology.stacks
    .filter(({ id }) => stacks.includes(id))
    .flatMap(({ id, inline }) => [
      ...input.functionCode(id),
      ...(inline ? [] : [templateArtifact(input.template(id))]),
    ]);
  return [...new Map(artifacts.map((artifact) => [artifact.key, artifact])).values()];
}

/** How CloudFormation gets a stack's template: in the request, or from the region's bucket. */
export function templateLocation(
  run: Run,
  input: DeployInput,
  { stack, role }: StackLocation,
  outputsOf: OutputsOf,
): TemplateLocation {
  const { environment, cloud } = run;
  const body = input.template(stack);
  const definition = environment.topology.stacks.find(({ id }) => id === stack);
  if (definition?.inline) {
    return { kind: 'inline', body };
  }
  const bucket = artifactBucket(environment, role, outputsOf);
  const { buckets } = cloud.region(environment.topology.regions[role].name);
  return { kind: 'uploaded', url: buckets.objectUrl(bucket, templateArtifact(body).key) };
}
