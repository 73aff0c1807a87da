import { DrError } from '../../engine/errors';
import type { ContainerBuilder } from '../../engine/image/ports';
import { type ProgramResult, runProgram } from './run-program';

/** Programs that build and push images, and take the same commands. */
export const BUILDERS = ['docker', 'podman', 'finch'] as const;

export type BuilderName = (typeof BUILDERS)[number];

export const isBuilderName = (name: string): name is BuilderName =>
  BUILDERS.some((known) => known === name);

export interface BuilderOptions {
  readonly name: BuilderName;
  /** Its path. */
  readonly program: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Shown to people as it comes. */
  readonly onOutput: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Where the programs differ. */
const BUILD_OPTIONS: Readonly<Record<BuilderName, readonly string[]>> = {
  docker: [],
  // Its own format has no health check.
  podman: ['--format', 'docker'],
  finch: [],
};

/**
 * Finch pushes what this machine could run unless told otherwise, which is not what was built:
 * https://github.com/containerd/nerdctl/blob/main/docs/command-reference.md
 */
const pushOptions = (name: BuilderName, platform: string): readonly string[] =>
  name === 'finch' ? ['--platform', platform] : [];

/**
 * An attestation would make an index of the image, which names another digest than the image's.
 * https://docs.docker.com/build/metadata/attestations/
 */
const WITHOUT_ATTESTATIONS = { BUILDX_NO_DEFAULT_ATTESTATIONS: '1' };

/** A builder that is on this machine. */
export function createBuilder(options: BuilderOptions): ContainerBuilder {
  const { name, program, env, onOutput, signal } = options;
  const run = (args: readonly string[], input?: string): Promise<ProgramResult> =>
    runProgram({
      program,
      args,
      env: { ...env, ...WITHOUT_ATTESTATIONS },
      ...(input === undefined ? { onOutput } : { input }),
      signal,
    });
  return {
    name,
    async build({ context, platform, buildArguments, images }) {
      const { exitCode } = await run([
        'build',
        ...['--platform', platform],
        ...BUILD_OPTIONS[name],
        ...Object.entries(buildArguments).flatMap(([key, value]) => [
          '--build-arg',
          `${key}=${value}`,
        ]),
        ...images.flatMap((image) => ['--tag', image]),
        context,
      ]);
      if (exitCode !== 0) throw failed('DR_IMAGE_BUILD_FAILED', `${name} could not build it`, name);
    },
    async logIn({ server, username, password }) {
      const { exitCode, output } = await run(
        ['login', '--username', username, '--password-stdin', server],
        password,
      );
      if (exitCode !== 0) {
        const says = output.replaceAll(password, '***').trim();
        throw failed(
          'DR_REGISTRY_LOGIN_FAILED',
          `${name} could not log in to ${server}: ${says}`,
          name,
        );
      }
    },
    async push(image, platform) {
      const { exitCode } = await run(['push', ...pushOptions(name, platform), image]);
      if (exitCode !== 0) {
        throw failed('DR_IMAGE_PUSH_FAILED', `${name} could not push ${image}`, name);
      }
    },
    async logOut(server) {
      // An interrupted push leaves the login too, and nothing can be started after that signal.
      await runProgram({
        program,
        args: ['logout', server],
        env,
        signal: AbortSignal.timeout(LOGOUT_TIMEOUT_MS),
      }).catch(() => undefined);
    },
  };
}

/** The token ends after twelve hours by itself. */
const LOGOUT_TIMEOUT_MS = 10_000;

function failed(code: string, message: string, name: BuilderName): DrError {
  const others = BUILDERS.filter((other) => other !== name);
  return new DrError({
    code,
    message,
    nextSteps: [
      'what it says stands above this message',
      `the same command again with --builder ${others.join(' or ')}`,
    ],
  });
}
