import { type Command, Option } from 'commander';
import { stringify } from 'yaml';
import type { Environment } from '../../engine/environment';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { observeAll } from '../../engine/plan';
import { samParameters, samSteps } from '../../engine/sam-environments';
import { deployGraph } from '../../engine/steps';
import { locationId } from '../../engine/topology';
import type { OutputsOf } from '../../engine/wiring';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { outputsText, type StackOutputs } from '../render/outputs';
import { outputsEnv } from '../render/outputs-env';
import { assertKnownRegion } from '../selection';
import { openSession, startRun } from '../session';
import { outputsOfSummary } from '../stack-outputs';

interface OutputsOptions extends ConnectionOptions {
  readonly sam?: string;
  readonly region?: string;
  readonly env?: true;
}

export function addOutputsCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('outputs')
    .description('Print the outputs of every stack in both regions')
    .option('--region <name>', 'this region alone')
    .addOption(
      new Option('--env', 'as export lines for a shell: FOUNDATION_PRIMARY_VPCID').conflicts([
        'json',
        'sam',
      ]),
    )
    .option(
      '--sam <environment>',
      "parameters that an environment of samconfig.toml takes from other stacks' outputs, as YAML",
    );
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: OutputsOptions) => finish(await runOutputs(context, options)));
}

const HELP = `
Examples:
  dr-cli outputs --suffix prod
  dr-cli outputs --suffix prod --json | jq -r '."foundation@primary".VpcId'
  eval "$(dr-cli outputs --suffix prod --env)"
  dr-cli outputs --suffix prod --sam regional-dr > .dr/sam/regional-dr.yaml`;

async function runOutputs(context: CommandContext, options: OutputsOptions): Promise<ExitCode> {
  const { io, product } = context;
  assertKnownRegion(product.topology, options.region);
  const session = await openSession(context, options);
  const { environment } = session;
  const observed = await interruptibleRead(io, environment.command('outputs'), (signal) =>
    observeAll(startRun(session, () => undefined, signal)),
  );
  const outputs = Object.fromEntries(
    [...observed].map(([id, { description }]) => [id, description.outputs]),
  );
  if (options.sam !== undefined) {
    const outputsOf: OutputsOf = (location) => outputs[locationId(location)];
    io.stdout.write(samYaml(environment, options.sam, outputsOf));
    return EXIT.done;
  }
  const stacks = outputsOfSummary(environment, { outputs }).filter(
    ({ region }) => options.region === undefined || region === options.region,
  );
  if (stacks.length === 0) {
    throw new DrError({
      code: 'DR_NOT_DEPLOYED',
      message: `no stack of ${environment.suffix} is deployed`,
      nextSteps: [environment.command('deploy')],
    });
  }
  io.stdout.write(rendered(stacks, options));
  return EXIT.done;
}

function rendered(stacks: readonly StackOutputs[], { json, env }: OutputsOptions): string {
  if (env) {
    return outputsEnv(stacks);
  }
  return json
    ? `${JSON.stringify(Object.fromEntries(stacks.map((stack) => [stack.location, stack.outputs])))}\n`
    : outputsText(stacks);
}

function samYaml(environment: Environment, name: string, outputsOf: OutputsOf): string {
  const { topology } = environment;
  const steps = samSteps(topology, deployGraph(topology));
  const step = steps.get(name);
  if (step === undefined) {
    throw new DrError({
      code: 'DR_UNKNOWN_SAM_ENVIRONMENT',
      message: `samconfig.toml has no environment ${name}; it has ${[...steps.keys()].join(', ')}`,
      nextSteps: [...steps.keys()]
        .slice(0, 1)
        .map((known) => environment.command('outputs', '--sam', known)),
      exitCode: EXIT.invalidInput,
    });
  }
  return stringify(samParameters(environment, step, outputsOf));
}
