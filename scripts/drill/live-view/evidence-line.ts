import type { EvidenceBody } from '../evidence/types';

/** What of the evidence is news for somebody who watches, in one line; nothing for the rest. */
export function evidenceLine(body: EvidenceBody): string | undefined {
  switch (body.type) {
    case 'fault':
      return `${body.change === 'begins' ? 'FAULT' : 'fault over'}: ${body.description}`;
    case 'decision':
      return `${body.region} decides: ${body.decision}, ${body.reason}${body.pages ? ' (pages)' : ''}`;
    case 'operation':
      return `${body.name} in ${body.region}, by ${body.by}: ${body.outcome}`;
    case 'promotion':
      return `database in ${body.region}: ${body.step === 'requested' ? 'promotion requested' : body.step}`;
    case 'dns-answer':
      return body.askedBy === 'observer' ? `DNS leads to ${body.leadsTo}` : undefined;
    case 'tasks':
      return `tasks in ${body.region}: ${body.running} of ${body.desired} run, ${body.healthyTargets} healthy targets`;
    case 'note':
      return body.text;
    default:
      return undefined;
  }
}
