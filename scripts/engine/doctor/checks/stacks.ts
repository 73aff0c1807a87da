import { decideAction } from '../../action';
import { locationId } from '../../topology';
import type { Check } from '../check';

/** Whether every stack is in a state that a deploy can go on from. */
export const stacksCheck: Check = {
  name: 'stacks',
  unknownCode: 'DR1040',
  run: async ({ environment, observed, stacks }) =>
    stacks.flatMap(({ location, region }) => {
      const action = decideAction(observed.get(locationId(location)));
      return action.kind === 'refuse'
        ? [
            {
              code: 'DR1042',
              region,
              what: `stack ${environment.stackName(location.stack)}: ${action.reason}`,
              fix: [lookAt(environment.stackName(location.stack), region)],
            },
          ]
        : [];
    }),
};

const lookAt = (stackName: string, region: string) =>
  `aws cloudformation describe-stack-events --stack-name ${stackName} --region ${region} --max-items 20`;
