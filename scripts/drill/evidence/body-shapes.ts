import type { HomeRole } from '../../../templates-src/topology';
import {
  count,
  flag,
  isObject,
  listOf,
  nullable,
  number,
  objectOf,
  oneOf,
  optional,
  recordOf,
  rowOf,
  type Shape,
  text,
  timeMs,
} from './shape';
import {
  type AcknowledgedPayment,
  type Artefact,
  type BodyType,
  type CheckBody,
  type ClientBody,
  type ClientOutage,
  type CloudLagBody,
  type DecisionBody,
  type DnsAnswerBody,
  EVIDENCE_FORMAT,
  EVIDENCE_VERSION,
  type EvidenceBody,
  type FaultBody,
  type FooterBody,
  type HeaderBody,
  type LimitationBody,
  type LossReportBody,
  type LostPayment,
  type NoteBody,
  type OperationBody,
  type OwnReportBody,
  type PaymentsBody,
  type PhaseBody,
  type PromotionBody,
  type ReplicationBody,
  type Setting,
  type TasksBody,
  type TrafficBody,
} from './types';

const role: Shape<HomeRole> = oneOf('primary', 'dr');
const destination = oneOf('primary', 'dr', 'none');
const settings = listOf<Setting>(objectOf<Setting>({ name: text, value: text }));
const type = <T extends BodyType>(name: T): Shape<T> => oneOf(name);

const header = objectOf<HeaderBody>({
  type: type('header'),
  format: oneOf(EVIDENCE_FORMAT),
  version: oneOf(EVIDENCE_VERSION),
  product: objectOf<HeaderBody['product']>({
    name: text,
    version: text,
    commit: optional(text),
    hasLocalChanges: optional(flag),
  }),
  artefacts: listOf(
    objectOf<Artefact>({
      kind: oneOf('template', 'function', 'service'),
      name: text,
      sha256: text,
    }),
  ),
  environment: objectOf<HeaderBody['environment']>({
    suffix: text,
    domainName: text,
    regions: objectOf<Readonly<Record<HomeRole, string>>>({ primary: text, dr: text }),
  }),
  scenario: objectOf<HeaderBody['scenario']>({
    name: text,
    title: text,
    description: text,
    expectation: oneOf('failover', 'switchover', 'no-failover'),
  }),
  seed: number,
  speed: oneOf('real', 'fast'),
  clockFactor: number,
  targets: objectOf<HeaderBody['targets']>({ rtoMs: number, rpoMs: number }),
  settings,
  host: settings,
});

const payment = rowOf<AcknowledgedPayment>([text, text, count, timeMs]);

const lostPayment = objectOf<LostPayment>({
  id: text,
  currency: text,
  minorUnits: count,
  acknowledgedAtMs: timeMs,
  region: role,
});

const outage = objectOf<ClientOutage>({
  fromMs: timeMs,
  toMs: nullable(timeMs),
  failedRequests: count,
});

type Latency = Exclude<TrafficBody['latencyMs'], null>;

type BodyShapes = {
  readonly [Type in BodyType]: Shape<Extract<EvidenceBody, { readonly type: Type }>>;
};

/** What each record holds; see `types.ts`. */
const BODY_SHAPES: BodyShapes = {
  header,
  fault: objectOf<FaultBody>({
    type: type('fault'),
    change: oneOf('begins', 'ends'),
    fault: text,
    region: oneOf('primary', 'dr', 'link'),
    description: text,
    losesWrites: flag,
  }),
  operation: objectOf<OperationBody>({
    type: type('operation'),
    name: text,
    kind: oneOf('failover', 'switchover'),
    epoch: count,
    region: role,
    by: text,
    startedAtMs: timeMs,
    endedAtMs: nullable(timeMs),
    outcome: oneOf('running', 'done', 'failed', 'aborted'),
    reason: optional(text),
  }),
  phase: objectOf<PhaseBody>({
    type: type('phase'),
    phase: text,
    title: text,
    branch: oneOf('detection', 'database', 'capacity', 'dns', 'clients'),
    operation: optional(text),
    startedAtMs: timeMs,
    endedAtMs: nullable(timeMs),
    budgetMs: optional(number),
    budgetSource: optional(text),
  }),
  decision: objectOf<DecisionBody>({
    type: type('decision'),
    region: role,
    decision: oneOf('watch', 'hold', 'fail-over'),
    reason: text,
    pages: flag,
    signals: recordOf(text),
  }),
  'dns-answer': objectOf<DnsAnswerBody>({
    type: type('dns-answer'),
    askedBy: text,
    name: text,
    addresses: listOf(text),
    ttlSeconds: number,
    leadsTo: destination,
  }),
  traffic: objectOf<TrafficBody>({
    type: type('traffic'),
    region: destination,
    spanMs: number,
    taken: count,
    refused: count,
    failed: count,
    latencyMs: nullable(objectOf<Latency>({ p50: number, p95: number })),
  }),
  payments: objectOf<PaymentsBody>({
    type: type('payments'),
    region: role,
    payments: listOf(payment),
  }),
  client: objectOf<ClientBody>({
    type: type('client'),
    client: text,
    requests: count,
    taken: count,
    refused: count,
    failed: count,
    outages: listOf(outage),
  }),
  replication: objectOf<ReplicationBody>({
    type: type('replication'),
    lagMs: nullable(number),
    lagBytes: nullable(number),
  }),
  'cloud-lag': objectOf<CloudLagBody>({
    type: type('cloud-lag'),
    samples: count,
    p50Ms: number,
    p95Ms: number,
    maxMs: number,
  }),
  tasks: objectOf<TasksBody>({
    type: type('tasks'),
    region: role,
    desired: count,
    running: count,
    healthyTargets: count,
  }),
  promotion: objectOf<PromotionBody>({
    type: type('promotion'),
    region: role,
    step: oneOf('requested', 'writable', 'failed'),
    detail: text,
  }),
  'loss-report': objectOf<LossReportBody>({
    type: type('loss-report'),
    region: role,
    acknowledged: count,
    present: count,
    lost: listOf(lostPayment),
    duplicated: listOf(text),
    unacknowledged: count,
  }),
  'own-report': objectOf<OwnReportBody>({
    type: type('own-report'),
    operation: text,
    location: text,
    recoveryTimeMs: nullable(number),
    expectedLossMs: nullable(number),
    statements: settings,
  }),
  check: objectOf<CheckBody>({
    type: type('check'),
    check: text,
    promise: text,
    verdict: oneOf('passed', 'failed', 'not-applicable'),
    figures: settings,
    findings: listOf(text),
  }),
  limitation: objectOf<LimitationBody>({ type: type('limitation'), text }),
  note: objectOf<NoteBody>({ type: type('note'), text }),
  footer: objectOf<FooterBody>({
    type: type('footer'),
    outcome: oneOf('completed', 'interrupted', 'failed'),
    reason: optional(text),
    records: count,
  }),
};

/** What keeps a value from being a body that this version knows. */
export function bodyProblem(value: unknown): string | undefined {
  const name = isObject(value) ? value.type : undefined;
  return isBodyType(name)
    ? BODY_SHAPES[name](value, name)
    : `its type ${JSON.stringify(name)} is not known`;
}

function isBodyType(name: unknown): name is BodyType {
  return typeof name === 'string' && Object.hasOwn(BODY_SHAPES, name);
}
