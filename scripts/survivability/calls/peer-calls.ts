import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { bundleOf } from './function-calls';

const TASKS_FOLDER = './functions/failover/tasks';

/** The other region's clients, taken out of the dependencies a task is given. */
const PEER_CLIENTS = /\bpeer\s*(?:\.|,|\})/;

/** Every task is given both regions' clients, whose calls end with it (`limited-to.ts`): no call yet. */
const HANDED_ON = /\bpeer: limitedClients\(\w+\.peer, \w+\)/g;

/**
 * Says of a task of the `failover` function whether its code can call the other
 * region. What the bundler drops as unused doesn't count; a task without a file
 * of its own is taken to call it.
 */
export function peerCallsOfTasks(projectFolder: string): (task: string) => boolean {
  const known = new Map<string, boolean>();
  return (task) => {
    const answer = known.get(task) ?? taskCallsPeer(projectFolder, task);
    known.set(task, answer);
    return answer;
  };
}

function taskCallsPeer(projectFolder: string, task: string): boolean {
  const entry = `${TASKS_FOLDER}/${task}.ts`;
  if (!existsSync(join(projectFolder, entry))) {
    return true;
  }
  const { text } = bundleOf(projectFolder, entry);
  return PEER_CLIENTS.test(text.replaceAll(HANDED_ON, ''));
}
