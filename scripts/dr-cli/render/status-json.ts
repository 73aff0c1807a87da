import { armingState } from '../../engine/arming/read-arming';
import type { Observed } from '../../engine/operation/observed';
import { isRunning, type SeenOperation } from '../../engine/operation/region-view';
import type { RegionStatus } from '../../engine/operation/status';
import { writerOf } from '../../engine/operation/writer';
import type { StackDescription } from '../../engine/ports';
import { locationId } from '../../engine/topology';
import type { ServiceStatus, StatusView } from '../status/read-status';
import { armingStateObject } from './arming';
import { type AtRisk, atRisk } from './at-risk';

/** Version of the object's shape. A new optional member keeps it; anything else raises it. */
export const STATUS_VERSION = '1.0';

/** For scripts: a reading that isn't known is an object with `unknown`, the reason. */
export function statusObject(view: StatusView): object {
  const { suffix, atMs, topology, stacks, service } = view;
  return {
    version: STATUS_VERSION,
    suffix,
    at: isoTime(atMs),
    ...(service && serviceObject(service, atMs)),
    stacks: Object.fromEntries(
      topology.stacks.flatMap(({ id, roles }) =>
        roles.map((role) => {
          const location = locationId({ stack: id, role });
          const read = stacks.get(location);
          const { name: region } = topology.regions[role];
          return [location, { region, ...(read && observedObject(read, stackObject)) }];
        }),
      ),
    ),
  };
}

function serviceObject({ regions, dns }: ServiceStatus, nowMs: number) {
  const writer = writerOf(regions);
  return {
    writer: observedObject(writer, (role) => ({ role, region: regions[role].region })),
    dns: observedObject(dns, (finding) => finding),
    atRisk: atRiskObject(atRisk(regions, writer, nowMs)),
    regions: {
      primary: regionObject(regions.primary, nowMs),
      dr: regionObject(regions.dr, nowMs),
    },
  };
}

function regionObject(region: RegionStatus, nowMs: number) {
  const { database } = region;
  return {
    region: region.region,
    database:
      database.kind === 'unknown'
        ? { unknown: database.detail }
        : {
            writes: database.thisRegionWrites,
            available: database.thisMemberAvailable,
            operation: database.operation,
            synchronization: database.synchronization,
            lag:
              database.lag.kind === 'known'
                ? { lagMs: database.lag.lagMs, ageMs: database.lag.ageMs }
                : { unknown: database.lag.detail },
          },
    operation: observedObject(region.operation, (seen) => seen && operationObject(seen)),
    tasks: observedObject(region.tasks, ({ minimum = null, ...counts }) => ({
      ...counts,
      minimum,
    })),
    healthyTargets: observedObject(region.healthyTargets, (measured) => measured),
    latch: observedObject(
      region.latch,
      (latch) => latch && { set: latch.set, epoch: latch.epoch, at: isoTime(latch.atMs) },
    ),
    arming: armingStateObject(armingState(region.arming, nowMs)),
    exposure: observedObject(
      region.exposure,
      (exposure) =>
        exposure && { since: isoTime(exposure.sinceMs), until: isoTime(exposure.untilMs) },
    ),
    watcher: watcherObject(region),
  };
}

function operationObject(seen: SeenOperation) {
  const { operation } = seen;
  return {
    name: `${operation.kind}-${operation.epoch}`,
    kind: operation.kind,
    epoch: operation.epoch,
    state: isRunning(seen) ? 'running' : (operation.outcome ?? 'died'),
    phase: operation.phase,
    phases: Object.fromEntries(
      Object.entries(operation.phasesAtMs).map(([phase, atMs]) => [phase, isoTime(atMs)]),
    ),
    by: operation.by,
    reason: operation.reason ?? null,
    startedAt: isoTime(operation.startedAtMs),
    endedAt: isoTime(operation.endedAtMs),
    executionArn: operation.executionArn,
  };
}

function watcherObject({ decision, samples }: RegionStatus) {
  return {
    decision: observedObject(
      decision,
      (record) =>
        record && {
          action: record.action,
          reason: record.reason,
          page: record.page,
          since: isoTime(record.sinceMs),
        },
    ),
    lastSampleAt: observedObject(samples, (all) => isoTime(all.at(-1)?.atMs)),
  };
}

function stackObject(description: StackDescription | undefined) {
  return {
    status: description?.status ?? null,
    statusReason: description?.statusReason ?? null,
    lastChangedAt: isoTime(description?.lastChangedMs),
  };
}

function atRiskObject(risk: AtRisk) {
  switch (risk.kind) {
    case 'unknown':
      return { unknown: risk.detail };
    case 'no-standby':
      return { kind: risk.kind, since: isoTime(risk.sinceMs) };
    default:
      return risk;
  }
}

function observedObject<T, Shown>(read: Observed<T>, show: (value: T) => Shown) {
  return read.kind === 'known' ? (show(read.value) ?? null) : { unknown: read.reason };
}

const isoTime = (atMs: number | undefined) =>
  atMs === undefined ? null : new Date(atMs).toISOString();
