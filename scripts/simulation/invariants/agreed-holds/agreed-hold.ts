import type { During, Fault, RegionPlace } from '../../schedule/fault';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** When what a case is about begins; the watchers have five minutes of samples by then. */
export const BEGIN_MS = 6 * MINUTE_MS;

export const FOR_EVER_MS = 24 * 60 * MINUTE_MS;

/** From a loss until the health checkers of Route 53 have seen it: three checks, ten seconds apart. */
export const CHECKED_SECONDS = 20;

/**
 * What was agreed about one thing that holds or steers the decision. Here and not from the code,
 * so that a row, a fact or a limit which was changed by mistake breaks an invariant.
 */
export interface AgreedHold {
  readonly name: string;
  readonly minutes: number;
  readonly faults: readonly Fault[];
  /** Reasons that the watchers give, from a moment to another. */
  readonly says: readonly Says[];
  readonly failover: 'never' | AgreedFailover;
  /** What is left of samples that the watcher finds in its table. */
  readonly keeps?: KeptSamples;
  /** What somebody is told who asks the home primary whether the pair is in sync. */
  readonly syncAnswers?: readonly { readonly atMs: number; readonly inSync: boolean }[];
  /** Whether the watcher comes to no decision for so long that its heartbeat is missed. */
  readonly isSilent?: boolean;
}

/** Old samples, in milliseconds before the run began, once the watcher has added one of its own. */
export interface KeptSamples {
  readonly writtenAtMs: number;
  readonly agesMs: readonly number[];
}

export interface Says {
  readonly place: RegionPlace;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly reasons: readonly string[];
  readonly page: boolean;
}

/** Started in the round whose sample is the first to complete the confirmation. */
export interface AgreedFailover {
  /** From the first sample after this moment on nothing speaks against it. */
  readonly sinceMs: number;
  /** How long it has to have been so. */
  readonly confirmedForMs: number;
  /** Of its execution. */
  readonly name: string;
  /** The recovery is counted from the first sample after this moment. */
  readonly badSinceMs?: number;
}

/** Of seconds since the beginning of the case. */
export const at = (seconds: number): number => BEGIN_MS + seconds * SECOND_MS;

export const between = (fromSeconds: number, untilSeconds: number): During => ({
  fromMs: at(fromSeconds),
  untilMs: at(untilSeconds),
});

export const always: During = { fromMs: 0, untilMs: FOR_EVER_MS };
export const from = (seconds: number): During => ({ fromMs: at(seconds), untilMs: FOR_EVER_MS });

/** By the DR region. */
export const says = (
  fromSeconds: number,
  untilSeconds: number,
  reasons: string | readonly string[],
  page: 'pages' | 'quiet' = 'quiet',
): Says => ({
  place: 'dr',
  ...between(fromSeconds, untilSeconds),
  reasons: typeof reasons === 'string' ? [reasons] : reasons,
  page: page === 'pages',
});

/** A sample comes within 20 s, and what it says is written down within seconds. */
export const SEEN = 26;
/** The same after a minute of confirmation, and not before it. */
export const CONFIRMED = 106;
export const UNCONFIRMED = 59;

export const lost: Fault = {
  kind: 'region-lost',
  place: 'primary',
  manner: 'refuses',
  ...from(0),
};

/** Both votes say "lost", from the same moment on, whatever the region does. */
export const votedDown = (during: During): readonly Fault[] => [
  { kind: 'verdict-says', says: ['unhealthy'], ...during },
  { kind: 'probe-answers', place: 'dr', status: 503, ...during },
];

/** A minute after the checkers have seen it, unless said otherwise. */
export const failsOver = (
  sinceSeconds = CHECKED_SECONDS,
  confirmedForSeconds = 60,
  name = 'failover-1',
): AgreedFailover => ({
  sinceMs: at(sinceSeconds),
  confirmedForMs: confirmedForSeconds * SECOND_MS,
  name,
});

/** Of an hour's length what a run can see: a loss for good, and a reason against a failover. */
export const heldFor = (name: string, reason: string, ...faults: readonly Fault[]): AgreedHold => ({
  name,
  minutes: 10,
  faults: [lost, ...faults],
  says: [
    says(SEEN, CHECKED_SECONDS + UNCONFIRMED, 'suspicious'),
    says(CHECKED_SECONDS + CONFIRMED, 230, reason, 'pages'),
  ],
  failover: 'never',
});

/** What does not keep a lost region from being failed over, at the usual time. */
export const notHeldBy = (name: string, ...faults: readonly Fault[]): AgreedHold => ({
  name,
  minutes: 12,
  faults: [lost, ...faults],
  says: [says(SEEN, CHECKED_SECONDS + UNCONFIRMED, 'suspicious')],
  failover: { ...failsOver(), badSinceMs: at(0) },
});

/** Held until something changes, and failed over then without another confirmation. */
export const heldUntil = (
  name: string,
  untilSeconds: number,
  reason: string,
  ...faults: readonly Fault[]
): AgreedHold => ({
  name,
  minutes: 14,
  faults: [lost, ...faults],
  says: [says(CHECKED_SECONDS + CONFIRMED, untilSeconds - 1, reason, 'pages')],
  failover: failsOver(untilSeconds, 0),
});
