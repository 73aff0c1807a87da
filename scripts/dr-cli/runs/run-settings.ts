import type { Settings } from '../../../templates-src/settings';
import type { RunHistory } from '../../engine/journal/run-history';
import { SETTING_NAMES } from '../setting-options';
import type { SettingSources } from '../setting-sources';
import { type ChosenSettings, chooseSettings } from '../settings';

type NextSteps = Parameters<typeof chooseSettings>[1];

/** The settings now given, and those of the run that is taken up where nothing is given now. */
export function withSettingsOf(
  takenUp: RunHistory | undefined,
  chosen: ChosenSettings,
  nextSteps: NextSteps,
): ChosenSettings {
  const recorded = takenUp?.processes.at(-1)?.settings;
  if (recorded === undefined) {
    return chosen;
  }
  const sources: SettingSources = { flags: { ...recorded, suffix: chosen.suffix }, env: {} };
  const { given } = chooseSettings(sources, nextSteps);
  return { ...chosen, given: { ...given, ...chosen.given } };
}

/** Settings as a journal keeps them. None of them is a secret. */
export function recordedSettings(given: Partial<Settings>): Record<string, string> {
  return Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = given[name];
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}
