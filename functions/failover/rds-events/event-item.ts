import { listOf } from '../../shared/state/guards';
import { changeJson, type JsonItem, readJson } from '../../shared/state/json-item';
import { awsCall } from '../aws-call';
import type { TaskContext } from '../dependencies';
import { ownTable } from '../state-tables';
import { inOrder, isRdsEvent, type RdsEvent } from './rds-event';

/** An operation makes about ten; this is several operations' worth, and far from 400 KB. */
const MAX_EVENTS = 100;

const RDS_EVENTS_ITEM: JsonItem<readonly RdsEvent[]> = {
  name: 'rds-events',
  parse: (stored) => listOf(stored, isRdsEvent),
};

export async function readEvents(context: TaskContext): Promise<readonly RdsEvent[]> {
  const { value } = await awsCall('reading the RDS events', () =>
    readJson(ownTable(context), RDS_EVENTS_ITEM),
  );
  return value;
}

/** Keeps an event once, however often and in whatever order events are delivered. */
export async function recordEvent(
  context: TaskContext,
  event: RdsEvent,
): Promise<'new' | 'already'> {
  let recorded: 'new' | 'already' = 'already';
  await awsCall('recording the RDS event', () =>
    changeJson(ownTable(context), RDS_EVENTS_ITEM, (before) => {
      const known = before.some(({ id }) => id === event.id);
      recorded = known ? 'already' : 'new';
      return known ? before : inOrder([...before, event]).slice(-MAX_EVENTS);
    }),
  );
  return recorded;
}
