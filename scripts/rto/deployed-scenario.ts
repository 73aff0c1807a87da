import type { Distribution } from './distribution';
import type { Scenario } from './model/scenario';
import type { CapacityStart } from './model/stages';
import { PRIORS, type PriorName, STAND_IN_FAILURE_SHARE, UNKNOWN_SAMPLE_SHARE } from './priors';
import type { SettingName, Settings } from './settings/settings';

/** The design as it is deployed, with every prior as it is believed. */
export function deployedScenario(settings: Settings, capacityStart: CapacityStart): Scenario {
  return {
    settings: mapValues<SettingName, { readonly value: number }, number>(
      settings,
      ({ value }) => value,
    ),
    durations: mapValues<PriorName, { readonly distribution: Distribution }, Distribution>(
      PRIORS,
      ({ distribution }) => distribution,
    ),
    unknownSampleShare: UNKNOWN_SAMPLE_SHARE.value,
    capacityStart,
    taskDraws: 'batch',
    dnsMovedBy: 'health check or latch',
    approval: undefined,
    standInFailureShare: STAND_IN_FAILURE_SHARE.value,
  };
}

function mapValues<Key extends string, From, To>(
  record: Readonly<Record<Key, From>>,
  change: (value: From) => To,
): Record<Key, To> {
  const keys = Object.keys(record) as Key[];
  return Object.fromEntries(keys.map((key) => [key, change(record[key])])) as Record<Key, To>;
}
