/** What the commands exit with that try the payment service out; those of `dr-cli` where they mean the same. */
export const LAB_EXIT = {
  /** Everything was as promised. */
  good: 0,
  /** Something was not; also when Ctrl-C came afterwards. */
  broken: 1,
  /** It could not be found out. */
  failed: 2,
  /** An option can't be used, or something is missing on this machine; nothing was started. */
  invalidInput: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type LabExit = (typeof LAB_EXIT)[keyof typeof LAB_EXIT];
