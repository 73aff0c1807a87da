import { countText, durationText } from '../format';
import type { Objective } from '../objectives';
import type { Report } from '../report';
import { checksText, heldText, objectiveText, outcomeText, verdictText } from '../sentences';
import { type Content, html, type Markup } from './markup';

/** What somebody reads who reads nothing else. */
export function summary(report: Report): Markup {
  const { header, verdict, recoveryTime, recoveryPoint, loss, checks } = report;
  const { scenario, speed, clockFactor, environment } = header;
  const pace = speed === 'real' ? 'in real time' : `${clockFactor} times as fast as real time`;
  return html`<header>
<p class="eyebrow">Drill of ${environment.suffix}, ${heldText(report)}, ${pace}, seed ${header.seed}</p>
<h1>${scenario.title}</h1>
<p>${scenario.description}</p>
<p class="verdict ${verdict.kind}">${verdictText(report)}</p>
<p>${outcomeText(report)}</p>
<dl class="figures">
${objectiveTile('Recovery time (RTO)', recoveryTime)}
${objectiveTile('Recovery point (RPO)', recoveryPoint)}
${tile('Payments lost', loss === undefined ? 'not known' : countText(loss.lost.length), loss === undefined ? 'there is no loss report' : `of ${countText(loss.acknowledged)} that clients were told are taken; ${countText(loss.duplicated.length)} taken twice`, loss === undefined ? 'not-measured' : '')}
${tile('Promises', checksText(checks), 'judged on what clients and databases recorded', verdict.kind === 'check-failed' ? 'missed' : '')}
</dl>
</header>
`;
}

function objectiveTile(title: string, objective: Objective): Markup {
  const { targetMs, verdict, meaning } = objective;
  const words = { met: 'met', missed: 'missed', 'not-measured': 'not measured' }[verdict];
  return tile(
    title,
    objectiveText(objective),
    html`target ${durationText(targetMs)}: <strong>${words}</strong>; ${meaning}`,
    verdict,
  );
}

function tile(title: string, value: string, meaning: Content, verdict: string): Markup {
  return html`<div><dt>${title}</dt><dd class="value ${verdict}">${value}</dd><dd class="meaning">${meaning}</dd></div>`;
}
