import { createCloud } from '../../../../../scripts/aws/cloud';
import { createAccountSurvey } from '../../../../../scripts/aws/doctor/survey';
import { functionArtifact } from '../../../../../scripts/dr-cli/product/function-code';
import { paymentsFrom } from '../../../../../scripts/dr-cli/product/payments';
import type { ChosenSettings } from '../../../../../scripts/dr-cli/settings';
import { type Clock, LOCAL_POLLING } from '../../../../../scripts/engine/clock';
import { type Examination, examine } from '../../../../../scripts/engine/doctor/examine';
import { type AttachableClient, attachLocalCloud } from '../../../../../scripts/local-cloud/attach';
import { createLocalCloud } from '../../../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../../../scripts/local-cloud/persistence';
import { emptyState } from '../../../../../scripts/local-cloud/regions';
import { setRegionAccount } from '../../../../../scripts/local-cloud/services/account-state';
import { seedHostedZone } from '../../../../../scripts/local-cloud/services/route53/hosted-zones';
import { cloudDns } from '../../../../../scripts/local-cloud/services/route53-dns';
import type { LocalCloudState } from '../../../../../scripts/local-cloud/state';
import type { Faults } from '../../../../../scripts/local-cloud/throttling';
import { defaultSettings, type Settings } from '../../../../../templates-src/settings';
import { renderedTemplates } from '../../../../support/rendered-templates';

export const ZONE_ID = 'Z0123456789EXAMPLE';
export const DOMAIN = 'payments.example.com';
export const PRIMARY = 'us-east-1';
export const DR = 'us-east-2';
export const NOW_MS = Date.UTC(2026, 0, 5, 9);
const ACCOUNT_ID = '111122223333';

export interface TestConnection {
  readonly attach: (client: AttachableClient) => void;
}

/** Enough for as many tasks as autoscaling may ask for; AWS's default is less. */
export const ENOUGH_VCPUS = { 'fargate/L-3032A538': 100 };

/** Rendered once for all accounts. */
const documents = renderedTemplates();
const product = paymentsFrom(() => ({
  template: (stack) => documents[stack],
  functionCode: (name) => functionArtifact(name, new TextEncoder().encode(name)),
}));

export interface Account {
  /** Works on the account through its API before it is looked at. */
  readonly prepare?: (connection: TestConnection, state: LocalCloudState) => Promise<void>;
  /** Settings that nobody gave. */
  readonly without?: readonly (keyof Settings)[];
  /** In place of the DR region's parameters. */
  readonly drParameters?: Readonly<Record<string, string>>;
  /** Makes something wrong in an account that is sound. */
  readonly plant?: (state: LocalCloudState) => void;
  readonly given?: Partial<Settings>;
  /** How far this machine's clock is ahead of AWS's. */
  readonly clockAheadMs?: number;
  readonly faults?: Faults;
}

/** Examines an account of the local cloud in which nothing is deployed yet. */
export async function examineAccount(account: Account = {}): Promise<Examination> {
  const { plant, given = {}, clockAheadMs = 0, faults } = account;
  const state = emptyState(ACCOUNT_ID);
  seedHostedZone(state, DOMAIN, ZONE_ID);
  for (const region of [PRIMARY, DR]) {
    setRegionAccount(state, region, { quotas: ENOUGH_VCPUS });
  }
  plant?.(state);
  const awsClock = { nowMs: () => NOW_MS };
  const local = createLocalCloud({ clock: awsClock, store: new MemoryStore(state), faults });
  const endpoint = {
    handle: (request: Parameters<typeof local.handle>[0]) => local.handle(request),
    nowMs: () => NOW_MS,
  };
  const connection: TestConnection = {
    attach: (client) => void attachLocalCloud(client, endpoint),
  };
  await account.prepare?.(connection, state);
  const clock = stillClock(NOW_MS + clockAheadMs);
  const suffix = 'demo';
  const settings: ChosenSettings = {
    suffix,
    given: leftOut({ domainName: DOMAIN, hostedZoneId: ZONE_ID, ...given }, account),
    defaults: leftOut({ ...defaultSettings, imageDigest: `sha256:${'0'.repeat(64)}` }, account),
  };
  const input = product.deployInput(settings);
  const { drParameters = {} } = account;
  const replaced = Object.entries(drParameters).map(
    ([name, value]) => [name, { kind: 'given' as const, value }] as const,
  );
  return examine({
    run: {
      id: 'test',
      environment: {
        suffix,
        topology: product.topology,
        stackName: (stack) => product.stackName(stack, suffix),
        ownership: product.ownership,
        destroy: product.destroyKnowledge(suffix, ACCOUNT_ID),
        command: (verb, ...options) => ['dr-cli', verb, '--suffix', suffix, ...options].join(' '),
      },
      cloud: createCloud(connection, [PRIMARY, DR]),
      clock,
      polling: LOCAL_POLLING,
      emit: () => undefined,
      signal: new AbortController().signal,
    },
    input: {
      ...input,
      parameters: (location) => ({
        ...input.parameters(location),
        ...(location.role === 'dr' && Object.fromEntries(replaced)),
      }),
    },
    survey: createAccountSurvey({ connection, homeRegion: PRIMARY, accountId: ACCOUNT_ID, clock }),
    dns: cloudDns(() => local),
    patience: 1,
  });
}

/** What was found, as `DR1133 us-east-1`. */
export async function codesOf(account: Account = {}): Promise<string[]> {
  const { findings } = await examineAccount(account);
  return findings.map(({ code, region }) => (region === undefined ? code : `${code} ${region}`));
}

/** Time that never passes: nothing here takes any, and no limit is ever reached. */
function stillClock(nowMs: number): Clock {
  return {
    nowMs: () => nowMs,
    sleep: (_, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      }),
  };
}

function leftOut(settings: Partial<Settings>, { without = [] }: Account): Partial<Settings> {
  return Object.fromEntries(
    Object.entries(settings).filter(([name]) => !without.some((left) => left === name)),
  );
}
