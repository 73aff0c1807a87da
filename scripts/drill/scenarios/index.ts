import { drCutOff, flapping } from './false-alarms';
import {
  applicationOnly,
  databaseOnly,
  oldPrimaryReturns,
  operatorRace,
  promotionHangs,
  regionHangs,
  regionKilled,
  replicationCutBeforeLoss,
} from './losses';
import { failback, plannedSwitchover } from './planned';
import type { Scenario } from './scenario';

/** In the order to show them in; the first one is what is run unless another one is named. */
export const SCENARIOS: readonly Scenario[] = [
  regionKilled,
  regionHangs,
  databaseOnly,
  applicationOnly,
  replicationCutBeforeLoss,
  drCutOff,
  oldPrimaryReturns,
  flapping,
  plannedSwitchover,
  failback,
  operatorRace,
  promotionHangs,
];

export const scenarioNamed = (name: string): Scenario | undefined =>
  SCENARIOS.find((scenario) => scenario.name === name);
