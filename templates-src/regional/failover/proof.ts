import type { State } from './asl/states';
import { lambdaTask, otherwise } from './asl/tasks';
import type { MachineNames } from './machine-names';
import { note } from './operation-item';
import { FAILURE, failedAt } from './paging';

/** Where the proof that the writer takes payments goes on. */
export interface ProofExits {
  /** After the payment could not be proven, once DNS has been told to follow the writer. */
  readonly failed: string;
  /** Whether or not DNS was seen to follow: payments are taken at the writer all the same. */
  readonly traffic: string;
}

/**
 * From `VerifyPayment` to `NoteServing`: a payment is taken and read back, then DNS follows the
 * writer, also where the payment was not proven.
 */
export function proofStates(names: MachineNames, exits: ProofExits): Record<string, State> {
  const task = (name: string) => ({ functionArn: names.FailoverFunctionArn, task: name });
  const latch = { ...task('latch'), timeoutSeconds: 15, resultPath: '$.latch' };
  return {
    VerifyPayment: lambdaTask({
      ...task('verify-payment'),
      timeoutSeconds: 17,
      notYet: { everySeconds: 5, attempts: 24 },
      resultPath: '$.verifyPayment',
      catch: [otherwise('VerifyPaymentFailed')],
      goTo: { Next: 'NoteVerified' },
    }),
    NoteVerified: note(names, 'verified', 'Latch'),
    VerifyPaymentFailed: failedAt('verifying payment', 'LatchAfterFailure'),
    LatchAfterFailure: lambdaTask({
      ...latch,
      catch: [otherwise(exits.failed)],
      goTo: { Next: exits.failed },
    }),
    Latch: lambdaTask({
      ...latch,
      catch: [otherwise('LatchFailed')],
      goTo: { Next: 'NoteLatched' },
    }),
    LatchFailed: failedAt('latch', FAILURE),
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

/** The report, and the failure to write one. */
export function reportStates(names: MachineNames, next: string): Record<string, State> {
  return {
    Report: lambdaTask({
      functionArn: names.FailoverFunctionArn,
      task: 'report',
      timeoutSeconds: 30,
      notYet: { everySeconds: 1, attempts: 5 },
      resultPath: '$.report',
      catch: [otherwise('ReportFailed')],
      goTo: { Next: next },
    }),
    ReportFailed: failedAt('report', FAILURE),
  };
}
