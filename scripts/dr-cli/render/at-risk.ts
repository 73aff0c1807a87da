import type { HomeRole } from '../../../templates-src/topology';
import { peerOf } from '../../../templates-src/topology';
import type { Observed } from '../../engine/operation/observed';
import { type LossOutlook, lossOutlook } from '../../engine/operation/outlook';
import type { RegionStatuses } from '../../engine/operation/status';
import type { Cell } from './side-by-side';
import { durationText, timeText } from './text';
import { lossText } from './what-if';

/** What an unplanned failover at this moment would lose. */
export type AtRisk = { readonly kind: 'no-standby'; readonly sinceMs: number } | LossOutlook;

/** By the exposure of the region that writes, and else by the other one's lag. */
export function atRisk(regions: RegionStatuses, writer: Observed<HomeRole>, nowMs: number): AtRisk {
  if (writer.kind === 'unknown') {
    return { kind: 'unknown', detail: 'who writes is not known' };
  }
  const { exposure } = regions[writer.value];
  if (exposure.kind === 'known' && exposure.value !== undefined && !exposure.value.untilMs) {
    return { kind: 'no-standby', sinceMs: exposure.value.sinceMs };
  }
  return lossOutlook(regions[peerOf(writer.value)], nowMs);
}

export function atRiskCell(risk: AtRisk, nowMs: number): Cell {
  switch (risk.kind) {
    case 'no-standby':
      return {
        text: `all that was committed since ${timeText(risk.sinceMs)} (${durationText(nowMs - risk.sinceMs)}): there is no standby in sync`,
        tone: 'bad',
        stable: `no standby since ${timeText(risk.sinceMs)}`,
      };
    case 'unknown':
      return { text: lossText(risk), tone: 'attention', stable: 'unknown' };
    case 'exceeds-rpo':
      return { text: lossText(risk), tone: 'bad', stable: 'above the RPO' };
    case 'within-rpo':
      return { text: lossText(risk), stable: 'within the RPO' };
  }
}
