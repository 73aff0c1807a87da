import { known, type Observed, reasonOf, unknown } from '../../engine/operation/observed';
import { activeRegionHealth } from '../../engine/operation/outlook';
import type { RegionViews } from '../../engine/operation/region-view';
import type { OperationRequest } from '../../engine/operation/request';
import type { ExpectedTimes } from '../../rto/operation/expected-times';
import type { OperationProduct } from '../product/product';

/** The model's figures for what is found now; unknown where the generated templates aren't there. */
export function expectedTimesOf(
  product: OperationProduct,
  { kind, goal }: OperationRequest,
  views: RegionViews,
  nowMs: number,
): Observed<ExpectedTimes> {
  const { tasks } = views[goal];
  // Health checks move DNS away from a lost home primary; nothing moves it away from the DR region.
  const isLost = goal === 'dr' && activeRegionHealth(views[goal], nowMs).kind === 'lost';
  try {
    return known(
      product.expectedTimes({
        kind,
        capacity:
          tasks.kind === 'known' && tasks.value.running >= product.fullCapacityTasks
            ? 'raised'
            : 'to-raise',
        dns: isLost ? 'moved' : 'to-move',
      }),
    );
  } catch (error) {
    return unknown(reasonOf(error));
  }
}
