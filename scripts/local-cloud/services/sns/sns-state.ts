import { openRegion } from '../../regions';
import type { LocalCloudState } from '../../state';

export interface SnsState {
  /** What has been published, oldest first; see {@link KEPT_MESSAGES}. */
  messages: PublishedMessage[];
}

export interface PublishedMessage {
  readonly messageId: string;
  readonly topicArn: string;
  readonly subject?: string | undefined;
  readonly message: string;
  readonly atMs: number;
}

/** SNS keeps nothing; here the newest stay, to be looked at. */
export const KEPT_MESSAGES = 500;

export function openSns(state: LocalCloudState, region: string): SnsState {
  const regionState = openRegion(state, region);
  regionState.sns ??= { messages: [] };
  return regionState.sns;
}

/** Everything published in a region, oldest first. */
export function publishedMessages(
  state: LocalCloudState,
  region: string,
): readonly PublishedMessage[] {
  return state.regions[region]?.sns?.messages ?? [];
}
