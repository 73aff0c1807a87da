import { isObject } from '../../../functions/shared/state/guards';
import { regionOf } from '../world/places';
import { executionOf, type Invariant, minutesAndSeconds, reportOf, requestOf } from './invariant';

export const doneIsReported: Invariant = {
  name: 'done-is-reported',
  sentence:
    'Every promotion whose execution succeeds has a report that names both regions, the recovery time and whether DNS was seen to follow.',
  check: (run) =>
    run.seen.promotions.flatMap((promotion) => {
      const request = requestOf(run, promotion);
      const execution = request && executionOf(run, request);
      if (execution?.status !== 'SUCCEEDED') {
        return [];
      }
      const report = reportOf(run, promotion);
      const what = `the report of ${execution.name} of ${minutesAndSeconds(promotion.atMs)}`;
      if (report === undefined) {
        return [`${what} was not written`];
      }
      const wrong = [
        ...(report.toRegion === regionOf(promotion.to).name ? [] : ['to region']),
        ...(report.fromRegion === regionOf(promotion.from).name ? [] : ['from region']),
        ...(isObject(report.recoveryTime) && isObject(report.dns) ? [] : ['recovery time']),
      ];
      return wrong.map((member) => `${what} has a wrong ${member}`);
    }),
};
