import type { FooterBody } from '../evidence/types';

/** How a drill ended, as a sentence without its full stop. */
export function endText({ outcome, reason }: Pick<FooterBody, 'outcome' | 'reason'>): string {
  const words = {
    completed: 'the drill was completed',
    interrupted: 'the drill was interrupted',
    failed: 'the drill itself failed',
  }[outcome];
  // Some evidence gives the outcome again as its reason.
  return reason === undefined || words.endsWith(reason) ? words : `${words}: ${reason}`;
}
