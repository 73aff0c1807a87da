import type { Check } from '../check';

/** Whether a person's name can be put to what will be done. */
export const credentialsCheck: Check = {
  name: 'credentials',
  unknownCode: 'DR1010',
  run: async ({ survey }) => {
    const identity = await survey.identity();
    return identity.kind === 'root'
      ? [
          {
            code: 'DR1012',
            what: 'the credentials are those of the root user',
            fix: ['aws configure sso', 'then the same command with --profile <name>'],
          },
        ]
      : [];
  },
};
