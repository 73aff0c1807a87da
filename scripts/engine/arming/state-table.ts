import type { HomeRole } from '../../../templates-src/topology';
import { stackContext } from '../deploy-stack/context';
import { observe } from '../deploy-stack/observe';
import type { FailoverKnowledge, Run } from '../environment';
import { DrError } from '../errors';
import { locationId } from '../topology';

/** The name of a region's state table. Asks this region alone: the other one may be lost. */
export async function stateTableName(
  run: Run,
  role: HomeRole,
  { stack, stateTableOutput }: FailoverKnowledge,
): Promise<string> {
  const location = { stack, role };
  const found = await observe(stackContext(run, locationId(location), location));
  const name = found?.description.outputs[stateTableOutput];
  if (name === undefined) {
    throw new DrError({
      code: 'DR_NO_STATE_TABLE',
      message: `${locationId(location)} has no state table: it is not deployed, or with an earlier template`,
      nextSteps: [run.environment.command('deploy')],
    });
  }
  return name;
}
