import { type LocalWorld, type LocalWorldOptions, localWorld, type Moment } from './local-world';
import { paymentsFromSource } from './payments-product';

/** For a `beforeAll` that deploys: some seconds alone, and more on a busy machine. */
export const DEPLOY_TIMEOUT_MS = 180_000;

let deployed: Promise<Moment> | undefined;

/**
 * The payments product, deployed and watched for long enough that lags have been measured and
 * samples taken. Deployed once in each test file; every world goes its own way from there.
 */
export async function deployedWorld(
  options: Omit<LocalWorldOptions, 'start'> = {},
): Promise<LocalWorld> {
  deployed ??= deploy();
  return localWorld(paymentsFromSource, { ...options, start: await deployed });
}

async function deploy(): Promise<Moment> {
  const world = localWorld(paymentsFromSource);
  const { exitCode, err } = await world.run('deploy --yes');
  if (exitCode !== 0) {
    throw new Error(err);
  }
  await world.pass(3);
  return world.moment();
}
