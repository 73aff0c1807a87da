import { createHash } from 'node:crypto';
import type { LocalCloudState } from '../state';

/** A UUID from the state's counter: the same calls give the same ids. */
export function nextUuid(state: LocalCloudState): string {
  state.sequence += 1;
  const hex = createHash('sha256')
    .update(`uuid:${state.accountId}:${state.sequence}`)
    .digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

export function stackArn(accountId: string, region: string, name: string, uuid: string): string {
  return `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${uuid}`;
}

export function changeSetArn(
  accountId: string,
  region: string,
  name: string,
  uuid: string,
): string {
  return `arn:aws:cloudformation:${region}:${accountId}:changeSet/${name}/${uuid}`;
}
