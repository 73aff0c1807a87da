import { stackName } from '../../templates-src/naming';
import { parametersFromSettings, type Settings } from '../../templates-src/settings';
import {
  type Feed,
  feeds,
  type HomeRole,
  type Regions,
  type StackDefinition,
  type StackId,
  stacks,
} from '../../templates-src/topology';
import { GENERATED_FOLDER, type GeneratedFile } from './generated-files';

/** One `sam deploy --config-env`: a pass over one stack in one region. */
export interface SamEnvironment {
  readonly name: string;
  readonly stack: StackId;
  readonly role: HomeRole;
  /** Takes outputs of other stacks, which are read from a file. */
  readonly takesOutputs: boolean;
}

/** Environments in the order in which a first deployment runs them. */
export function samEnvironments(): SamEnvironment[] {
  const first = stacks.flatMap((stack) =>
    stack.roles.map((role) => ({
      name: environmentName(stack, role),
      stack: stack.id,
      role,
      takesOutputs: feedsOf(stack.id, role).some((feed) => feed.secondPass === undefined),
    })),
  );
  const second = stacks.flatMap((stack) =>
    stack.roles.flatMap((role) =>
      [...new Set(feedsOf(stack.id, role).flatMap((feed) => feed.secondPass ?? []))].map(
        (pass) => ({ name: `${pass}-${role}`, stack: stack.id, role, takesOutputs: true }),
      ),
    ),
  );
  return [...first, ...second];
}

/**
 * `samconfig.toml`: one environment per stack and region. Settings stand in it;
 * outputs of other stacks come from a file that `dr-cli outputs --sam` writes.
 */
export function samconfig(settings: Settings, regions: Regions): GeneratedFile {
  const tables = samEnvironments().map((environment) =>
    environmentTables(environment, settings, regions),
  );
  return { path: 'samconfig.toml', content: [HEADER, ...tables].join('\n') };
}

const HEADER = `# Written by \`npm run generate\`. To change a value, set it in the environment and
# generate again: DR_SUFFIX=prod DR_DOMAIN=payments.example.com npm run generate
# How to deploy with sam, in order: docs/deploying-with-sam.md
version = 0.1
`;

function environmentTables(
  { name, stack, role, takesOutputs }: SamEnvironment,
  settings: Settings,
  regions: Regions,
): string {
  const region = regions[role].name;
  const values = Object.entries(parametersFromSettings(stack, role, settings, regions))
    // sam refuses an empty value; the template's default stands for it.
    .filter(([, value]) => value !== '')
    .map(([parameter, value]) => `${parameter}=${value}`);
  const overrides = takesOutputs ? [...values, `file://.dr/sam/${name}.yaml`] : values;
  return `[${name}.global.parameters]
template_file = "${GENERATED_FOLDER}/${stack}.yaml"
region = "${region}"

[${name}.deploy.parameters]
stack_name = "${stackName(stack, settings.suffix)}"
capabilities = ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"]
resolve_s3 = true
fail_on_empty_changeset = false
parameter_overrides = [
${overrides.map((override) => `  ${JSON.stringify(override)},\n`).join('')}]
`;
}

/** A stack that exists once needs no region in its name. */
function environmentName(stack: StackDefinition, role: HomeRole): string {
  return stack.roles.length === 1 ? stack.id : `${stack.id}-${role}`;
}

function feedsOf(stack: StackId, role: HomeRole): Feed[] {
  return feeds.filter(({ to }) => to.stack === stack && (to.role ?? role) === role);
}
