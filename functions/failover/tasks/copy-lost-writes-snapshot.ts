import { saveLostWrites } from '../lost-writes/save-lost-writes';
import { defineTask } from '../task';

/**
 * Runs on a schedule, because RDS events are best effort and the snapshot they announce expires:
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/working-with-events.html
 */
export const copyLostWritesSnapshot = defineTask({
  timeoutMs: 40_000,
  parse: () => undefined,
  run: (context) => saveLostWrites(context),
});
