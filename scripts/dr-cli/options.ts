import { type Command, Option } from 'commander';
import {
  SETTING_NAMES,
  SETTING_OPTIONS,
  type SettingName,
  type SettingOption,
} from './setting-options';
import type { SettingFlags } from './settings';

/** Options that every command with an environment has, as commander hands them over. */
export interface ConnectionOptions {
  readonly suffix?: string;
  readonly local?: true;
  readonly profile?: string;
  readonly endpointUrl?: string;
  readonly json?: true;
  readonly debug?: true;
}

/** Adds the environment and where it is. */
export function addConnectionOptions(command: Command): Command {
  return addSetting(command, 'suffix')
    .option('--local', 'in the embedded local cloud: no AWS account, nothing leaves this machine')
    .addOption(
      new Option('--profile <name>', 'named profile of the AWS configuration').conflicts('local'),
    )
    .addOption(
      new Option('--endpoint-url <url>', 'an AWS-compatible endpoint instead of AWS').conflicts(
        'local',
      ),
    )
    .option('--json', 'machine-readable results on stdout')
    .option('--debug', 'stack traces and causes of errors');
}

/** Adds a flag for every setting but the suffix. */
export function addSettingOptions(command: Command): Command {
  return SETTING_NAMES.filter((name) => name !== 'suffix').reduce(addSetting, command);
}

/** Commander names a value after its flag; settings have names of their own. */
export function settingFlags(options: object): SettingFlags {
  const values = new Map<string, unknown>(Object.entries(options));
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = values.get(attributeName(name));
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function addSetting(command: Command, name: SettingName): Command {
  return command.addOption(settingOption(SETTING_OPTIONS[name]));
}

function settingOption(option: SettingOption): Option {
  const { flag, placeholder, description, environmentVariable } = option;
  return new Option(`${flag} ${placeholder}`, `${description} (or ${environmentVariable})`);
}

function attributeName(name: SettingName): string {
  return settingOption(SETTING_OPTIONS[name]).attributeName();
}
