import {
  beginInvocation,
  endInvocation,
  requestInvocation,
} from '../../local-cloud/services/lambda/invocations';
import { openInvocations } from '../../local-cloud/services/lambda/lambda-state';
import { faultsOf, type RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { Functions } from './functions';
import type { Invocation as RunningInvocation } from './invocation';
import { EPOCH_MS, placeOfRegion, regionOf } from './places';

/** An event for the failover function of a region; without one, only what waits is begun. */
export type FunctionCalls = (event?: {
  readonly place: RegionPlace;
  readonly payload: unknown;
}) => void;

/** Runs what Lambda has been asked to run: by state machines, by events, by the peer. */
export function functionCalls(
  cloud: AwsCloud,
  functions: Functions,
  afterwards: () => void,
): FunctionCalls {
  const { state, timeline, network, schedule } = cloud.options;
  const running = new Map<string, RunningInvocation>();
  const contextOf = (place: RegionPlace) => ({
    state,
    blobs: { put: () => '', get: () => new Uint8Array() },
    region: regionOf(place).name,
    nowMs: EPOCH_MS + timeline.nowMs(),
  });

  for (const { place, fromMs } of faultsOf(schedule, 'region-lost')) {
    timeline.at(fromMs, () => {
      for (const invocation of running.values()) {
        if (invocation.place === place) {
          invocation.die('its region was lost');
        }
      }
    });
  }

  const begin = () => {
    for (const invocation of openInvocations(state)) {
      if (invocation.status === 'ended') {
        // Lambda ended it when its time was over; its process goes with it.
        running.get(invocation.id)?.end();
        running.delete(invocation.id);
      }
      const place = placeOfRegion(invocation.region);
      if (invocation.status !== 'requested' || !network.isUp(place, timeline.nowMs())) {
        continue;
      }
      beginInvocation(contextOf(place), invocation);
      const end = (result: Parameters<typeof endInvocation>[2]) => {
        running.delete(invocation.id);
        endInvocation(contextOf(place), invocation, result);
        afterwards();
      };
      const started = functions.startFailover(place, JSON.parse(invocation.payload), {
        returned: (value) => end({ kind: 'returned', payload: JSON.stringify(value ?? null) }),
        failed: (errorType, errorMessage) => end({ kind: 'failed', errorType, errorMessage }),
      });
      if (started.isAlive) {
        running.set(invocation.id, started);
      }
    }
  };

  return (event) => {
    if (event !== undefined && network.isUp(event.place, timeline.nowMs())) {
      requestInvocation(contextOf(event.place), {
        functionReference: 'failover-sim',
        payload: JSON.stringify(event.payload),
        caller: { kind: 'event' },
      });
    }
    begin();
    afterwards();
  };
}
