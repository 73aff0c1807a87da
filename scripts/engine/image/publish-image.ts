import { DrError } from '../errors';
import type { ContainerBuilder, ImageBuild, ImageRegistry } from './ports';

/** A region that gets the image. */
export interface TargetRegion {
  readonly region: string;
  readonly registry: ImageRegistry;
}

export interface PublishRequest {
  readonly repository: string;
  readonly tag: string;
  readonly targets: readonly TargetRegion[];
  readonly builder: ContainerBuilder;
  readonly build: Omit<ImageBuild, 'images'>;
  /** Commands that messages suggest. */
  readonly commands: { readonly makeRepositories: string; readonly again: string };
  readonly say: (what: string) => void;
}

/** The image as a region has it. */
export interface PublishedImage {
  readonly region: string;
  /** With its tag. */
  readonly image: string;
  readonly digest: string;
}

/**
 * Builds an image once and pushes it to every region, so that each can start tasks without any
 * other one. What it was pushed as is asked of each region's registry: a builder may compress
 * layers anew for every push, and then the two are not the same bytes.
 *
 * @returns the image in each region, all with one digest
 */
export async function publishImage(request: PublishRequest): Promise<readonly PublishedImage[]> {
  const { builder, build, say } = request;
  const destinations = await findRepositories(request);
  say(`${builder.name} builds for ${build.platform}`);
  await builder.build({ ...build, images: destinations.map(({ image }) => image) });
  for (const { region, registry, image } of destinations) {
    say(`${builder.name} pushes to ${region}`);
    await push(builder, registry, image, build.platform);
  }
  return sameDigest(
    await Promise.all(destinations.map((destination) => readBack(destination, request))),
    request,
  );
}

interface Destination extends TargetRegion {
  readonly image: string;
}

/** Before anything is built: a build takes a while. */
async function findRepositories(request: PublishRequest): Promise<Destination[]> {
  const { targets, repository, tag, commands } = request;
  const found = await Promise.all(
    targets.map(async (target) => ({
      ...target,
      uri: await target.registry.repositoryUri(repository),
    })),
  );
  const missing = found.filter(({ uri }) => uri === undefined).map(({ region }) => region);
  if (missing.length > 0) {
    throw new DrError({
      code: 'DR_NO_REPOSITORY',
      message: `there is no repository ${repository} in ${missing.join(' and ')}; the foundation makes it`,
      nextSteps: [commands.makeRepositories, commands.again],
    });
  }
  return found.map(({ uri = '', ...target }) => ({ ...target, image: `${uri}:${tag}` }));
}

async function push(
  builder: ContainerBuilder,
  registry: ImageRegistry,
  image: string,
  platform: string,
): Promise<void> {
  const login = await registry.login();
  await builder.logIn(login);
  try {
    await builder.push(image, platform);
  } finally {
    await builder.logOut(login.server);
  }
}

async function readBack(
  { region, registry, image }: Destination,
  { repository, tag, commands }: PublishRequest,
): Promise<PublishedImage> {
  const digest = await registry.digest(repository, tag);
  if (digest === undefined) {
    throw new DrError({
      code: 'DR_IMAGE_NOT_PUSHED',
      message: `${image} was pushed, and ${region} does not have it`,
      nextSteps: [commands.again],
    });
  }
  return { region, image, digest };
}

function sameDigest(
  images: readonly PublishedImage[],
  { builder, commands }: PublishRequest,
): readonly PublishedImage[] {
  if (new Set(images.map(({ digest }) => digest)).size > 1) {
    throw new DrError({
      code: 'DR_IMAGE_DIGESTS_DIFFER',
      message: `${builder.name} pushed other bytes to each region: ${images
        .map(({ region, digest }) => `${region} has ${digest}`)
        .join(', ')}; one digest has to be deployed to both`,
      nextSteps: [`${commands.again} --builder <another one>`],
    });
  }
  return images;
}
