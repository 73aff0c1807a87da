import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { isRecord, propertiesOfType, readPath } from './read-document';

export interface FailoverMachineTimes {
  readonly machine: string;
  readonly pollSeconds: number;
  readonly fenceTimeoutSeconds: number;
}

const MACHINE_TYPES = ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'];

/**
 * Waits of the state machine that promotes with data loss allowed; undefined
 * when the template holds none.
 */
export function failoverMachineTimes(regional: TemplateDocument): FailoverMachineTimes | undefined {
  for (const [machine, properties] of MACHINE_TYPES.flatMap((type) =>
    propertiesOfType(regional, type),
  )) {
    const states = statesOf(readPath(properties, 'Definition'));
    const polls = states.find(
      ({ branch, state }) =>
        state.Type === 'Wait' && JSON.stringify(branch).includes('failoverGlobalCluster'),
    );
    const fence = states.find(
      ({ state }) => readPath(state, 'Parameters', 'Payload', 'task') === 'fence',
    );
    const pollSeconds = polls?.state.Seconds;
    const fenceTimeoutSeconds = fence?.state.TimeoutSeconds;
    if (typeof pollSeconds === 'number' && typeof fenceTimeoutSeconds === 'number') {
      return { machine, pollSeconds, fenceTimeoutSeconds };
    }
  }
  return undefined;
}

interface StateInBranch {
  readonly branch: unknown;
  readonly state: Readonly<Record<string, unknown>>;
}

/** Every state of a definition, those inside parallel branches with their branch. */
function statesOf(branch: unknown): StateInBranch[] {
  const states = readPath(branch, 'States');
  if (!isRecord(states)) {
    return [];
  }
  return Object.values(states).flatMap((state) => {
    if (!isRecord(state)) {
      return [];
    }
    const branches = Array.isArray(state.Branches) ? state.Branches : [];
    return [...branches.flatMap(statesOf), { branch, state }];
  });
}
