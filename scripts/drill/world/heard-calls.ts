import type { CallInTransit, Interference } from '../../local-cloud/runtime/call';

export type Listener = (call: CallInTransit) => void;

/** The same interference, with somebody who hears of each call before anything becomes of it. */
export const heard =
  (interference: Interference, onCall: Listener): Interference =>
  (call) => {
    onCall(call);
    return interference(call);
  };
