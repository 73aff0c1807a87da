import { FINDINGS } from '../../../engine/doctor/catalogue';
import type { DoctorReport } from './doctor-text';

/** Of what `doctor --json` prints; docs/doctor.md has its fields. */
export const DOCTOR_VERSION = '1.0';

/** For programs. */
export function doctorObject({
  suffix,
  accountId,
  checks,
  findings,
  ignored,
  verdict,
}: DoctorReport): object {
  return {
    version: DOCTOR_VERSION,
    suffix,
    accountId: accountId ?? null,
    verdict: verdict.isBlocked ? 'blocked' : 'clear',
    checks,
    counts: { ...verdict.counts, ignored: verdict.ignored },
    findings: findings.map(({ code, region, what, fix }) => {
      const { severity, title, why } = FINDINGS[code];
      const isIgnored = ignored.has(code);
      return { code, severity, region: region ?? null, title, what, why, fix, ignored: isIgnored };
    }),
  };
}
