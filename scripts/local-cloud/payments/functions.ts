import { LambdaRuntime } from '../runtime/lambda-runtime';
import type { Endpoints } from './endpoints';

/**
 * The product's functions, by the folder that their code is uploaded to,
 * whatever the environment. Their code is loaded when the first one runs: most
 * commands run none.
 */
export function paymentFunctions(endpoints: Endpoints): LambdaRuntime {
  const load = () => import('./handlers');
  return new LambdaRuntime()
    .registerFolder('functions/failover', async (environment) =>
      (await load()).failover(endpoints)(environment),
    )
    .registerFolder('functions/region-watch', async (environment) =>
      (await load()).regionWatch(endpoints)(environment),
    )
    .registerFolder('functions/validate-payment', async (environment) =>
      (await load()).validatePayment(environment),
    );
}
