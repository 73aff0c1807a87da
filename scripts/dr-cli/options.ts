import { type Command, Option } from 'commander';
import { CONFIG_FILE, CONFIG_VARIABLE, type ConfigChoice } from './config-file/open-config';
import {
  CONNECTION_NAMES,
  GIVEN_NAMES,
  GIVEN_OPTIONS,
  type GivenName,
  keyOf,
  SETTING_NAMES,
} from './setting-options';
import type { GivenFlags } from './setting-sources';

/** Options that every command with an environment has, as commander hands them over. */
export interface ConnectionOptions {
  readonly suffix?: string;
  readonly local?: true;
  readonly profile?: string;
  readonly roleArn?: string;
  readonly endpointUrl?: string;
  readonly config?: ConfigChoice;
  readonly json?: true;
  readonly debug?: true;
}

/** Adds the environment and where it is. */
export function addConnectionOptions(command: Command): Command {
  command
    .addOption(givenOption('suffix'))
    .option('--local', 'in the embedded local cloud: no AWS account, nothing leaves this machine');
  for (const name of CONNECTION_NAMES) {
    command.addOption(givenOption(name).conflicts('local'));
  }
  return addConfigOptions(command)
    .option('--json', 'machine-readable results on stdout')
    .option('--debug', 'stack traces and causes of errors');
}

/** Adds a flag for every setting but the suffix. */
export function addSettingOptions(command: Command): Command {
  return SETTING_NAMES.filter((name) => name !== 'suffix').reduce(
    (added, name) => added.addOption(givenOption(name)),
    command,
  );
}

/** Adds which settings file is read. */
export function addConfigOptions(command: Command): Command {
  return command
    .option('--config <file>', `settings file instead of ${CONFIG_FILE} (or ${CONFIG_VARIABLE})`)
    .option('--no-config', 'without a settings file');
}

/** What was typed of settings and connection; commander names a value after its flag. */
export function givenFlags(options: object): GivenFlags {
  const values = new Map<string, unknown>(Object.entries(options));
  return Object.fromEntries(
    GIVEN_NAMES.flatMap((name) => {
      const value = values.get(keyOf(name));
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function givenOption(name: GivenName): Option {
  const { flag, placeholder, description, environmentVariable } = GIVEN_OPTIONS[name];
  return new Option(`${flag} ${placeholder}`, `${description} (or ${environmentVariable})`);
}
