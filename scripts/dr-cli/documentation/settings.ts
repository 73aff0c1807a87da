import { defaultSettings } from '../../../templates-src/settings';
import { GIVEN_NAMES, GIVEN_OPTIONS, keyOf } from '../setting-options';
import { code, table } from './markdown';

/** Every setting with the three ways to give it. */
export function settingsMarkdown(): string[] {
  const defaults: Readonly<Record<string, string | number>> = defaultSettings;
  return [
    '## Settings',
    '',
    ...table(
      ['flag', 'variable', 'key in `dr.config.yaml`', '', 'in a new environment'],
      GIVEN_NAMES.map((name) => {
        const { flag, environmentVariable, description } = GIVEN_OPTIONS[name];
        const value = defaults[name];
        return [
          code(flag),
          code(environmentVariable),
          code(keyOf(name)),
          description,
          value === undefined || value === '' ? '' : code(String(value)),
        ];
      }),
    ),
  ];
}
