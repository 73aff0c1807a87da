import type { Provenance } from '../provenance';

/** One number that a template or policy decides. */
export interface Setting {
  readonly value: number;
  readonly provenance: Provenance;
}

/** What decides the RTO and is ours to set. */
export interface Settings {
  readonly healthCheckIntervalSeconds: Setting;
  readonly healthCheckFailureThreshold: Setting;
  readonly watchPeriodSeconds: Setting;
  readonly watchDeadlineSeconds: Setting;
  readonly sampleIntervalSeconds: Setting;
  readonly confirmationSeconds: Setting;
  readonly minSamples: Setting;
  readonly maxSampleGapSeconds: Setting;
  readonly promotionPollSeconds: Setting;
  readonly fenceTimeoutSeconds: Setting;
  readonly targetCheckIntervalSeconds: Setting;
  readonly targetHealthyThreshold: Setting;
  readonly tasksToStart: Setting;
  /** From the request for the promotion; 0 never. */
  readonly standInAfterSeconds: Setting;
}

export type SettingName = keyof Settings;
