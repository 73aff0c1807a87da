import type { DnsAnswer } from '../../shared/ports';
import type { TaskContext } from '../dependencies';
import { NotYet } from '../errors';
import { type OperationInput, parseOperationInput } from '../operation-input';
import type { TrafficFact } from '../report/facts';
import { servingRegion } from '../serving-region';
import { readFacts, recordFacts } from '../step-facts';
import { defineTask } from '../task';

const QUESTION_TIMEOUT_MS = 4_000;

/**
 * Waits until the zone's own name servers answer with the load balancer of the region that
 * serves. Its addresses come from the name that always leads to that region, because a load
 * balancer's addresses change over time.
 */
export const verifyTraffic = defineTask({
  timeoutMs: 10_000,
  parse: parseOperationInput,
  run: runVerifyTraffic,
});

async function runVerifyTraffic(context: TaskContext, input: OperationInput): Promise<TrafficFact> {
  const { traffic: done } = await readFacts(context, input.epoch);
  if (done !== undefined) return done;

  const { dns, config, clock } = context;
  const { hostName, region } = servingRegion(config, input.kind);
  const [clients, here] = await Promise.all([
    dns.address(config.domainName, { timeoutMs: QUESTION_TIMEOUT_MS }),
    dns.address(hostName, { timeoutMs: QUESTION_TIMEOUT_MS }),
  ]);
  const addresses = addressesIn(clients, config.domainName);
  const expected = new Set(addressesIn(here, hostName));
  // Two load balancers share no address, so one of ours shows whose answer it is; not all need
  // to be in both answers, which name up to eight of a load balancer's addresses.
  if (!addresses.some((address) => expected.has(address))) {
    throw new NotYet(`${config.domainName} does not lead to ${region} yet`);
  }

  const seen = { addresses: [...addresses].sort(), verifiedAtMs: clock.nowMs() };
  await recordFacts(context, input.epoch, { traffic: seen });
  return seen;
}

function addressesIn(answer: DnsAnswer, name: string): readonly string[] {
  switch (answer.kind) {
    case 'answer':
      return answer.values;
    case 'none':
      throw new NotYet(`the name servers have no address for ${name}`);
    case 'failed':
      throw new NotYet(`no answer for ${name}: ${answer.reason}`);
  }
}
