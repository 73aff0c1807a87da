import type { Check } from '../check';
import { DEPLOYER_ACTIONS, RESOURCE_ACTIONS } from '../deploy-actions';
import type { Finding } from '../finding';
import type { Principal, SimulatedAction } from '../ports';

/**
 * What SimulatePrincipalPolicy leaves out: policies of resources unless they are given, conditions
 * on a request's context, and the policies of a session; an organization's service control policies
 * count where they have no conditions.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_testing-policies.html
 */
const LEFT_OUT =
  'the simulation leaves out session policies, policies of resources, and service control policies with conditions';

/** Whether IAM would let these credentials deploy. */
export const permissionsCheck: Check = {
  name: 'permissions',
  unknownCode: 'DR1020',
  run: async ({ survey, stacks }) => {
    const identity = await survey.identity();
    switch (identity.kind) {
      case 'root':
        return [];
      case 'other':
        return [
          { code: 'DR1020', what: `IAM can't simulate what ${identity.arn} may do`, fix: [] },
        ];
      case 'user':
      case 'role':
        return findingsOf(
          identity,
          await survey.simulate(identity, actionsFor(stacks.flatMap(typesOf))),
        );
    }
  },
};

/** Every action that a deploy of these types takes, once. */
export function actionsFor(types: readonly string[]): string[] {
  const ofTypes = types.flatMap((type) => RESOURCE_ACTIONS[type] ?? unknownType(type));
  return [...new Set([...DEPLOYER_ACTIONS, ...ofTypes])].sort();
}

function findingsOf({ arn }: Principal, simulated: readonly SimulatedAction[]): Finding[] {
  const denied = simulated.filter(({ decision }) => decision === 'denied');
  const leftOut: Finding = { code: 'DR1022', what: LEFT_OUT, fix: [] };
  if (denied.length === 0) {
    return [leftOut];
  }
  const sources = ['organization', 'boundary', 'policies'] as const;
  const groups = sources.flatMap((source) => {
    const actions = denied.filter(({ deniedBy = 'policies' }) => deniedBy === source);
    return actions.length === 0 ? [] : [deniedFinding(arn, source, actions)];
  });
  return [...groups, leftOut];
}

const DENIERS = {
  organization: {
    what: 'a service control policy of the organization denies',
    fix: ['ask the administrators of the organization to allow them in this account'],
  },
  boundary: {
    what: 'the permissions boundary of the caller denies',
    fix: ['deploy with a role whose permissions boundary allows them: --profile <name>'],
  },
  policies: {
    what: 'the policies of the caller do not allow',
    fix: [
      'allow them for the role that deploys, or use another one: --profile <name>',
      'where they are allowed for certain resources alone: --ignore DR1021 (IAM is asked about all)',
    ],
  },
} as const;

function deniedFinding(
  arn: string,
  source: keyof typeof DENIERS,
  actions: readonly SimulatedAction[],
): Finding {
  const { what, fix } = DENIERS[source];
  const names = actions.map(({ action }) => action).join(', ');
  return { code: 'DR1021', what: `${what} (${arn}): ${names}`, fix };
}

function typesOf({ resources }: { readonly resources: readonly { readonly type: string }[] }) {
  return resources.map(({ type }) => type);
}

/** A test goes through the types of the templates, so that nobody meets it. */
function unknownType(type: string): never {
  throw new Error(`it isn't known which actions ${type} takes`);
}
