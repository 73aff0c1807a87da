import { join } from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { publishImage } from '../../engine/image/publish-image';
import type { CommandContext } from '../context';
import { makeBuildContext } from '../image/build-context';
import { BUILDERS, type BuilderName, createBuilder } from '../image/container-builder';
import { downloadAuthorities, readAuthorities } from '../image/database-authorities';
import { findBuilder } from '../image/find-builder';
import { CAUSES, untilInterrupted } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import type { ImageProduct } from '../product/product';
import { imageObject, imageText, type PublishedImages } from '../render/image';
import { openSession, type Session } from '../session';

/** Of the working directory; the local cloud is kept there too. */
const WORK_FOLDER = '.dr';

/** Fargate runs it on Graviton; the task definition says the same. */
const PLATFORM = 'linux/arm64';

interface ImageOptions extends ConnectionOptions {
  readonly baseImage: string;
  readonly caBundle?: string;
  readonly builder?: BuilderName;
}

export function addImageCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('image')
    .description("Build the payment service's image and push it to both regions")
    .requiredOption('--base-image <image@digest>', 'image with Node.js 22, pinned', pinnedImage)
    .option('--ca-bundle <file>', "authorities of RDS's certificates, instead of downloading them")
    .addOption(
      new Option('--builder <name>', 'this one, not the first one that works').choices(BUILDERS),
    );
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ImageOptions) => finish(await runImage(context, options)));
}

const HELP = `
Builds for ${PLATFORM} with the first of ${BUILDERS.join(', ')} that works, on any machine: nothing is run
while building. Pushes to the repositories that the foundation has made, asks both which digest they
have, and prints the command that deploys it.

Examples:
  dr-cli image --suffix prod --base-image gcr.io/distroless/nodejs22-debian12@sha256:<digest>
  dr-cli image --suffix prod --base-image <image@digest> --ca-bundle rds-ca-bundle.pem --builder podman`;

/** A tag can be moved under whoever builds. */
function pinnedImage(image: string): string {
  if (!/^[\w.:/-]+@sha256:[0-9a-f]{64}$/.test(image)) {
    throw new InvalidArgumentError('It has to end in @sha256: and 64 hexadecimal digits.');
  }
  return image;
}

async function runImage(context: CommandContext, options: ImageOptions): Promise<ExitCode> {
  const { io, product } = context;
  if (options.local) throw noLocalRegistry(io.program);
  const { image } = product;
  if (image === undefined) throw new Error('this product has no image');
  const session = await openSession(context, options);
  const published = await untilInterrupted(
    io,
    (interruption) => io.stderr.write(`\n${CAUSES[interruption]}: nothing is deployed\n`),
    (signal) => publish(context, session, image, options, signal),
  );
  const [{ digest }] = published;
  const deploy = session.environment.command('deploy', '--image-digest', digest);
  io.stdout.write(
    options.json
      ? `${JSON.stringify(imageObject(published, { platform: PLATFORM, baseImage: options.baseImage }))}\n`
      : imageText(published, deploy),
  );
  return EXIT.done;
}

async function publish(
  { io, product }: CommandContext,
  { environment, cloud, clock }: Session,
  image: ImageProduct,
  options: ImageOptions,
  signal: AbortSignal,
): Promise<PublishedImages> {
  const { caBundle, baseImage } = options;
  const found = await findBuilder(io.env, options.builder, signal);
  const authorities =
    caBundle === undefined ? await downloadAuthorities(signal) : readAuthorities(caBundle);
  const context = makeBuildContext(
    image.buildContext(),
    authorities,
    join(io.workingDirectory, WORK_FOLDER),
  );
  try {
    const [first, ...others] = await publishImage({
      repository: image.repository(environment.suffix),
      tag: tagFor(clock.nowMs(), context.sha256),
      targets: Object.values(product.topology.regions).map(({ name: region }) => ({
        region,
        registry: cloud.region(region).images,
      })),
      builder: createBuilder({
        ...found,
        env: io.env,
        onOutput: (output) => io.stderr.write(output),
        signal,
      }),
      build: {
        context: context.folder,
        platform: PLATFORM,
        buildArguments: { BASE_IMAGE: baseImage },
      },
      commands: {
        makeRepositories: environment.command('deploy', '--only', 'foundation'),
        again: environment.command('image', ...typed(options)),
      },
      say: (what) => io.stderr.write(`${what}\n`),
    });
    if (first === undefined) throw new Error('the topology has no region');
    return [first, ...others];
  } finally {
    context.remove();
  }
}

/**
 * New for every build: the repositories refuse a tag that they have, even for the same bytes.
 * https://github.com/aws/containers-roadmap/issues/2380
 */
function tagFor(nowMs: number, contextSha256: string): string {
  const time = new Date(nowMs).toISOString().replace(/[-:]|\.\d+Z$/g, '');
  return `${time}-${contextSha256.slice(0, 12)}`;
}

const typed = ({ baseImage, caBundle }: ImageOptions): string[] => [
  ...['--base-image', baseImage],
  ...(caBundle === undefined ? [] : ['--ca-bundle', caBundle]),
];

function noLocalRegistry(program: string): DrError {
  return new DrError({
    code: 'DR_NO_LOCAL_REGISTRY',
    message: 'the local cloud runs no containers, and so has nowhere to push an image',
    nextSteps: [
      `${program} deploy --suffix demo --local (takes a digest that nothing has to have)`,
    ],
    exitCode: EXIT.invalidInput,
  });
}
