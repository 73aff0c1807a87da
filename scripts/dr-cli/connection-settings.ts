import { DrError, EXIT } from '../engine/errors';
import { CONNECTION_NAMES, CONNECTION_SETTINGS, type ConnectionSetting } from './setting-options';
import { givenValue, originText, type SettingSources } from './setting-sources';
import { valueProblem } from './value-form';

/** Where calls go, and as whom; what is absent is the SDK's to choose. */
export type ConnectionSettings = Readonly<Partial<Record<ConnectionSetting, string>>>;

/**
 * The connection that was given. An empty variable is none, as it is for AWS's own tools.
 *
 * @throws DrError when a value can't be used
 */
export function connectionSettings(sources: SettingSources): ConnectionSettings {
  return Object.fromEntries(
    CONNECTION_NAMES.flatMap((name) => {
      const given = givenValue(sources, name);
      if (given === undefined || (given.value === '' && given.origin.kind !== 'flag')) {
        return [];
      }
      const { form, flag, placeholder } = CONNECTION_SETTINGS[name];
      const problem = valueProblem(form, given.value);
      if (problem !== undefined) {
        throw new DrError({
          code: name === 'endpointUrl' ? 'DR_INVALID_ENDPOINT' : 'DR_INVALID_CONNECTION',
          message: `${originText(name, given.origin)} "${given.value}" can't be used: ${problem}`,
          nextSteps: [`${flag} ${placeholder}`],
          exitCode: EXIT.invalidInput,
        });
      }
      return [[name, given.value] as const];
    }),
  );
}
