import type { Fault } from '../../schedule/fault';
import { PRIMARY_TASKS } from '../agreed';
import { lost } from '../agreed-holds/agreed-hold';
import { type AgreedOperation, calls, FOR_GOOD_SECONDS, REFUSED } from './agreed-operation';

/** So that what is done beside the promotion would be what an operation waits for. */
const promotedSoon: Fault = { kind: 'promotion-slow', promotionMs: 10_000 };
const ENDS_SOON = { atLeast: 10, atMost: 90 } as const;

/** Longer than any of it may take. */
const SLOW = { slowMs: 190_000 } as const;

const failedOver = (
  name: string,
  agreed: Pick<AgreedOperation, 'desiredCounts' | 'tries' | 'endsAfter' | 'fence'>,
  ...faults: readonly Fault[]
): AgreedOperation => ({
  name: `beside the promotion, ${name}`,
  minutes: 14,
  faults: [lost, ...faults],
  place: 'dr',
  outcome: 'done',
  ...agreed,
});

const noMinimum = calls('state RaiseMinimum', REFUSED, FOR_GOOD_SECONDS);

const tries = (state: string, count = 1) => ({ state, atLeast: count, atMost: count });

export const besideThePromotion: readonly AgreedOperation[] = [
  failedOver(
    'autoscaling is suspended',
    { desiredCounts: [PRIMARY_TASKS] },
    { kind: 'scaling-suspended', place: 'dr' },
  ),
  failedOver(
    'autoscaling refuses, and nobody can be told',
    { desiredCounts: [], tries: tries('PageAboutCapacity') },
    noMinimum,
    calls('state PageAboutCapacity', REFUSED, FOR_GOOD_SECONDS),
  ),
  failedOver(
    'autoscaling refuses, and telling takes long',
    { tries: tries('PageAboutCapacity'), endsAfter: ENDS_SOON },
    promotedSoon,
    noMinimum,
    calls('state PageAboutCapacity', SLOW, FOR_GOOD_SECONDS),
  ),
  failedOver(
    'the fence is refused',
    { tries: tries('Fence') },
    calls('state Fence', { error: 'ServiceException' }, FOR_GOOD_SECONDS),
  ),
  failedOver(
    'the fence takes long',
    { tries: tries('Fence'), endsAfter: ENDS_SOON },
    promotedSoon,
    calls('state Fence', SLOW, FOR_GOOD_SECONDS),
  ),
];
