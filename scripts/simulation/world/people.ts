import { faultsOf, isDuring } from '../schedule/fault';
import type { AwsCloud } from './aws/aws-cloud';
import type { Database } from './database';
import { Operator } from './operator';
import { otherPlace } from './places';

const LOOK_EVERY_MS = 2 * 60_000;

/** Who acts when the schedule says so, and who is on call and looks every other minute. */
export function startPeople(cloud: AwsCloud, database: Database): void {
  const { schedule, timeline } = cloud.options;
  const operator = new Operator(cloud, database);
  for (const { action, atMs } of faultsOf(schedule, 'operator')) {
    timeline.at(atMs, () => void operator.act(action));
  }
  for (const shift of faultsOf(schedule, 'on-call')) {
    const look = async () => {
      if (isDuring(shift, timeline.nowMs())) {
        await makeNormal(operator, cloud, database);
      }
    };
    timeline.every(LOOK_EVERY_MS, () => void look(), shift.fromMs);
  }
}

/** What `dr-cli status` tells to do next: finish what failed, arm, hand back what is in sync. */
async function makeNormal(
  operator: Operator,
  { options }: AwsCloud,
  database: Database,
): Promise<void> {
  const { network, timeline } = options;
  const { writer } = database;
  const isReached = (place: 'primary' | 'dr') =>
    network.reach('world', place, timeline.nowMs()) === 'open';
  if (!isReached('primary') || !isReached('dr')) {
    return;
  }
  try {
    if ((await operator.findFailed()) !== undefined) {
      await operator.act('resume');
      return;
    }
    await operator.act('arm');
    const isIdle = !(await operator.isBusy(writer)) && !(await operator.isBusy(otherPlace(writer)));
    if (writer === 'dr' && database.synchronization === 'connected' && isIdle) {
      await operator.act('switch-over');
    }
  } catch {
    // An endpoint did not answer; the next look is in two minutes.
  }
}
