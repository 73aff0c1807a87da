import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import type { Run } from '../environment';
import { locationId, locationsOf } from '../topology';

/** What became of a stack on which an operation runs. */
export interface CancelledUpdate {
  /** `regional@dr`. */
  readonly location: string;
  readonly outcome:
    | 'cancelled'
    /** It is past the point, or no update: only an update in UPDATE_IN_PROGRESS can be cancelled. */
    | 'goes-on';
  readonly status: string;
}

/** Cancels the updates that are under way, so that CloudFormation rolls them back. */
export async function cancelUpdates(run: Run): Promise<CancelledUpdate[]> {
  const found = await Promise.all(
    locationsOf(run.environment.topology).map(async (location): Promise<CancelledUpdate[]> => {
      const id = locationId(location);
      const context = stackContext(run, id, location);
      const observed = await observe(context);
      if (observed === undefined || !observed.status.endsWith('_IN_PROGRESS')) {
        return [];
      }
      const { status, description } = observed;
      if (status !== 'UPDATE_IN_PROGRESS') {
        return status === 'REVIEW_IN_PROGRESS'
          ? []
          : [{ location: id, outcome: 'goes-on', status }];
      }
      const token = `${run.id}-${id.replace('@', '-')}-cancel`;
      const outcome = await context.stacks.cancelUpdate(description.stackArn, token);
      return [{ location: id, outcome: outcome === 'cancelled' ? 'cancelled' : 'goes-on', status }];
    }),
  );
  return found.flat();
}
