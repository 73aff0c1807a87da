/** What a drill can't show, to be read beside its figures. */
export function limitationsOf({
  clockFactor,
  tasksPerProcess,
}: {
  readonly clockFactor: number;
  readonly tasksPerProcess: number;
}): readonly string[] {
  return [
    ...(clockFactor === 1 ? [] : [fastLimitation(clockFactor)]),
    ...(tasksPerProcess === 1 ? [] : [groupedTasksLimitation(tasksPerProcess)]),
    ...LIMITATIONS,
  ];
}

/** Of any run on one machine. */
const LIMITATIONS: readonly string[] = [
  'The database is PostgreSQL with streaming replication, not Aurora: promotion takes a fraction of a second here, and minutes in Aurora by its documentation. Rebuilding an old primary takes longer there, too.',
  "Route 53's own checkers and the propagation of its answers: one checker stands for all, and answers change at once.",
  'A load balancer is reached at three addresses out of 198.18.0.0/15, which is reserved for benchmarks; all lead to one port of this machine.',
  'IAM, security groups, quotas and whether the second region has capacity: nothing here enforces or lacks them.',
  'Latency, throughput and what is in flight at the loss are those of this machine and of this load.',
];

const fastLimitation = (speed: number): string =>
  `The drill's clock ran ${speed} times faster than the machine's. All times are deployed time: intervals, TTLs and time-outs kept their ratios, and what the machine itself takes counts ${speed} times.`;

const groupedTasksLimitation = (tasksPerProcess: number): string =>
  `One process stood for up to ${tasksPerProcess} tasks.`;
