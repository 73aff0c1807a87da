import { agreedRefusalOf, REFUSED_STATE, REFUSED_TASK } from './agreed-refusals';
import type { Invariant } from './invariant';

export const refusalsAsAgreed: Invariant = {
  name: 'refusals-as-agreed',
  sentence:
    'A call that is refused for the moment, or breaks off, is made again by the step it belongs to; one that is refused for a reason is not, and its step fails under a name that says so.',
  check: ({ schedule, seen }) => {
    const agreed = agreedRefusalOf(schedule);
    const tries = seen.tries.filter(({ state }) => state === REFUSED_STATE).length;
    // An operation that has not come so far says nothing about it.
    if (agreed === undefined || tries === 0) {
      return [];
    }
    const { manner, isRepeated, name } = agreed;
    const failures = seen.invocations
      .filter(({ task, failure }) => task === REFUSED_TASK && failure !== undefined)
      .map(({ failure }) => failure);
    const what = `after ${JSON.stringify(manner)}`;
    return [
      ...(isRepeated === tries > 1 ? [] : [`${REFUSED_STATE} was tried ${tries} times ${what}`]),
      ...(isRepeated || failures[0] === name
        ? []
        : [`${REFUSED_TASK} failed with ${failures[0]} and not ${name} ${what}`]),
    ];
  },
};
