import { agreedClaims, scheduleOfClaim } from '../invariants/agreed-claims';
import type { Scenario } from './scenarios';
import { inTurn } from './step-by-step';

const claims = agreedClaims.map(scheduleOfClaim);

export const claimByClaimRuns = { 'claim-by-claim': claims.length } as const;

export const claimByClaim: readonly Scenario[] = [
  inTurn(
    'claim-by-claim',
    'each write of an operation in turn finds somebody else in its place, or that it was ended',
    claims,
  ),
];
