import { parameterDefinitions } from '../../template/evaluate';
import { NOT_YET_KNOWN } from '../../template/planned-stacks';
import { brokenRule } from '../../template/refused-values';
import type { Check, DoctorContext } from '../check';
import type { Finding } from '../finding';

/** The one setting that can't be given before the foundation stands: it is what it makes possible. */
const IMAGE_OPTION = /^--image-digest/;

/** Whether the settings are complete, and such as the templates take. */
export const settingsCheck: Check = {
  name: 'settings',
  unknownCode: 'DR1030',
  run: async (context) => [...missing(context), ...refused(context)],
};

function missing({ environment, input, stacks }: DoctorContext): Finding[] {
  const options = new Map(
    stacks.flatMap(({ location, parameters }) =>
      Object.entries(input.parameters(location)).flatMap(([name, desired]) =>
        desired.kind === 'required' && parameters[name] === undefined
          ? [[desired.option, desired.description] as const]
          : [],
      ),
    ),
  );
  return [...options].map(([option, description]) =>
    IMAGE_OPTION.test(option)
      ? {
          code: 'DR1033',
          what: `${option} is not given, and no stack has one`,
          fix: [
            environment.command('deploy', '--only', 'foundation'),
            environment.command('image', '--base-image', '<image@digest>'),
          ],
        }
      : {
          code: 'DR1031',
          what: `${option} is missing (${description})`,
          fix: [environment.command('deploy', option)],
        },
  );
}

/** Each value once, though several stacks take it. */
function refused({ input, stacks }: DoctorContext): Finding[] {
  const texts = stacks.flatMap(({ location: { stack }, parameters }) =>
    parameterDefinitions(input.template(stack)).flatMap(({ name, definition }) => {
      const value = parameters[name];
      const rule =
        value === undefined || value === NOT_YET_KNOWN ? undefined : brokenRule(definition, value);
      return rule === undefined ? [] : `${name} can't be "${value}" in ${stack}: ${rule}`;
    }),
  );
  return [...new Set(texts)].map((what) => ({
    code: 'DR1032',
    what,
    fix: ['give the setting another value, see the options in docs/cli.md'],
  }));
}
