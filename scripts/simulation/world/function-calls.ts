import {
  beginInvocation,
  endInvocation,
  requestInvocation,
} from '../../local-cloud/services/lambda/invocations';
import { type Invocation, openInvocations } from '../../local-cloud/services/lambda/lambda-state';
import { deployedRegion } from '../deployment/deployment';
import type { RegionPlace } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { FunctionProcess } from './function-process';
import type { Functions } from './functions';
import { EPOCH_MS, placeOfRegion, regionOf } from './places';

/** An event for the failover function of a region; without one, only what waits is begun. */
export type FunctionCalls = (event?: {
  readonly place: RegionPlace;
  readonly payload: unknown;
}) => void;

/** Runs what Lambda has been asked to run: by state machines, schedules, events and the peer. */
export function functionCalls(
  cloud: AwsCloud,
  functions: Functions,
  machines: {
    /** How long Lambda takes to start what a state machine has just asked for. */
    readonly takeSlowStartMs: () => number;
    /** When something has come of a call. */
    readonly wake: () => void;
  },
): FunctionCalls {
  const { state, timeline, network } = cloud.options;
  const running = new Map<string, FunctionProcess>();
  const contextOf = (place: RegionPlace) => ({
    state,
    blobs: { put: () => '', get: () => new Uint8Array() },
    region: regionOf(place).name,
    nowMs: EPOCH_MS + timeline.nowMs(),
  });

  const begin = (invocation: Invocation, place: RegionPlace) => {
    beginInvocation(contextOf(place), invocation);
    const end = (result: Parameters<typeof endInvocation>[2]) => {
      running.delete(invocation.id);
      endInvocation(contextOf(place), invocation, result);
      machines.wake();
    };
    const process = functions.startFailover(place, JSON.parse(invocation.payload), {
      returned: (value) => end({ kind: 'returned', payload: JSON.stringify(value ?? null) }),
      failed: (errorType, errorMessage) => end({ kind: 'failed', errorType, errorMessage }),
    });
    if (process.isAlive) {
      running.set(invocation.id, process);
    }
  };

  const startsAtMs = new Map<string, number>();
  const isDue = ({ id, status, caller }: Invocation): boolean => {
    if (status !== 'requested') {
      return false;
    }
    const slowMs = caller.kind === 'state-machine' ? machines.takeSlowStartMs() : 0;
    const atMs = startsAtMs.get(id) ?? timeline.nowMs() + slowMs;
    if (slowMs > 0) {
      startsAtMs.set(id, atMs);
      timeline.at(atMs, sweep);
    }
    return atMs <= timeline.nowMs();
  };

  /** What Lambda ended when its time was over; of an event it then knows nothing any more. */
  const endOverdue = (open: readonly Invocation[]) => {
    const going = new Set(open.flatMap(({ id, status }) => (status === 'ended' ? [] : [id])));
    for (const [id, process] of running) {
      if (!going.has(id)) {
        process.die('timed out');
      }
    }
  };

  const sweep = () => {
    const open = openInvocations(state);
    endOverdue(open);
    for (const invocation of open) {
      const place = placeOfRegion(invocation.region);
      if (isDue(invocation) && network.isUp(place, timeline.nowMs())) {
        begin(invocation, place);
      }
    }
  };

  return (event) => {
    if (event !== undefined && network.isUp(event.place, timeline.nowMs())) {
      requestInvocation(contextOf(event.place), {
        functionReference: deployedRegion(event.place).failover.name,
        payload: JSON.stringify(event.payload),
        caller: { kind: 'event' },
      });
    }
    sweep();
    machines.wake();
  };
}
