import type { CodeCalls } from '../calls/function-calls';
import { type Dependency, lost, type Standing } from '../dependency';
import type { Deployment } from '../deployment/deployment';
import { callInSurvivor } from './standing-of-call';

/** Calls found in the code of a function, whatever any list says of it. */
export function codeCalls(
  deployment: Deployment,
  functionName: string,
  { calls, untraceable }: CodeCalls,
  declared: ReadonlySet<string> | undefined,
): Dependency[] {
  return [
    ...calls.map(
      ({ action, file }): Dependency => ({
        needs: functionName,
        what: action,
        ...callInSurvivor(action, deployment.survivor),
        ...(declared?.has(action) === false && { standing: undeclared(functionName) }),
        place: { file, path: [] },
      }),
    ),
    ...untraceable.map(
      ({ action, file }): Dependency => ({
        needs: functionName,
        what: action,
        region: deployment.survivor,
        plane: 'control',
        standing: lost('what it calls cannot be read from the code; send a command instead'),
        place: { file, path: [] },
      }),
    ),
  ];
}

function undeclared(functionName: string): Standing {
  return lost(`functions/${functionName}/actions.ts does not declare it`);
}
