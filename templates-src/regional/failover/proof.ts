import type { State } from './asl/states';
import { lambdaTask, otherwise } from './asl/tasks';
import type { MachineNames } from './machine-names';
import { note } from './operation-item';
import { FAILURE, failedAt } from './paging';

/** Five seconds apart. Aurora names the writer before it takes writes, nobody says for how long. */
const PAYMENT_TRIES = 120;

/** Where the proof that the writer takes payments goes on. */
export interface ProofExits {
  /** The payment was not proven, and DNS has been told to follow the writer all the same. */
  readonly unproven: string;
  /** Whether or not DNS was seen to follow: payments are taken at the writer all the same. */
  readonly traffic: string;
}

/**
 * From `VerifyPayment` to `NoteServing`: a payment is taken and read back, then DNS follows the
 * writer, also where the payment was not proven. Whatever fails is reported before it is paged.
 */
export function proofStates(
  names: MachineNames,
  target: string,
  exits: ProofExits,
): Record<string, State> {
  const task = (name: string) => ({ functionArn: names.FailoverFunctionArn, task: name });
  const latch = { ...task('latch'), timeoutSeconds: 15, resultPath: '$.latch' };
  const unlatched = `The database writes in ${target}. DNS was not told to follow; the watcher of the DR region does that within minutes.`;
  return {
    VerifyPayment: lambdaTask({
      ...task('verify-payment'),
      timeoutSeconds: 17,
      notYet: { everySeconds: 5, attempts: PAYMENT_TRIES },
      resultPath: '$.verifyPayment',
      catch: [otherwise('VerifyPaymentFailed')],
      goTo: { Next: 'NoteVerified' },
    }),
    NoteVerified: note(names, 'verified', 'Latch'),
    VerifyPaymentFailed: failedAt(
      {
        step: 'verifying payment',
        standing: `The database writes in ${target} and DNS was told to follow, but no payment could be proven.`,
      },
      'LatchAfterFailure',
    ),
    LatchAfterFailure: lambdaTask({
      ...latch,
      catch: [otherwise('NeitherProvenNorLatched')],
      goTo: { Next: exits.unproven },
    }),
    NeitherProvenNorLatched: failedAt(
      { step: 'verifying payment, and the latch', standing: unlatched },
      REPORT_OF_FAILURE,
    ),
    Latch: lambdaTask({
      ...latch,
      catch: [otherwise('LatchFailed')],
      goTo: { Next: 'NoteLatched' },
    }),
    LatchFailed: failedAt({ step: 'latch', standing: unlatched }, REPORT_OF_FAILURE),
    NoteLatched: note(names, 'latched', 'VerifyTraffic'),
    VerifyTraffic: lambdaTask({
      ...task('verify-traffic'),
      timeoutSeconds: 15,
      notYet: { everySeconds: 5, attempts: 60 },
      resultPath: '$.verifyTraffic',
      // The report says that DNS wasn't seen to follow.
      catch: [otherwise(exits.traffic)],
      goTo: { Next: 'NoteServing' },
    }),
    NoteServing: note(names, 'serving', exits.traffic),
  };
}

/** Reports what was promoted and not proven, then pages. */
export const REPORT_OF_FAILURE = 'ReportFailure';

/** The report, of an operation that succeeded and of one that failed after the promotion. */
export function reportStates(
  names: MachineNames,
  target: string,
  next: string,
): Record<string, State> {
  const report = {
    functionArn: names.FailoverFunctionArn,
    task: 'report',
    timeoutSeconds: 30,
    resultPath: '$.report',
  };
  return {
    Report: lambdaTask({
      ...report,
      catch: [otherwise('ReportFailed')],
      goTo: { Next: next },
    }),
    ReportFailed: failedAt(
      { step: 'report', standing: `${target} takes payments; only the report is missing.` },
      FAILURE,
    ),
    [REPORT_OF_FAILURE]: lambdaTask({
      ...report,
      // The page that follows says what it was about.
      catch: [otherwise(FAILURE)],
      goTo: { Next: FAILURE },
    }),
  };
}
