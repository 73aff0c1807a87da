import { inEachRegion } from '../check';

/**
 * A signature is good for five minutes around its time; the SDK corrects its own clock by the
 * service's, which other tools don't.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html
 */
const SIGNATURE_LIMIT_MS = 5 * 60_000;

/** Further off than any machine that keeps time over the network. */
const NOTABLE_MS = 60_000;

/** This machine's clock against AWS's. Both regions: one of them may not answer. */
export const clockChecks = inEachRegion('clock', 'DR1120', async (_, { survey }) => {
  const leadMs = await survey.clockLeadMs();
  const offMs = Math.abs(leadMs);
  if (offMs < NOTABLE_MS) {
    return [];
  }
  const seconds = Math.round(offMs / 1_000);
  return [
    {
      code: offMs >= SIGNATURE_LIMIT_MS ? 'DR1121' : 'DR1122',
      what: `this machine's clock is ${seconds} s ${leadMs > 0 ? 'behind' : 'ahead of'} AWS's`,
      fix: ['sudo timedatectl set-ntp true (or the system settings for date and time)'],
    },
  ];
});
