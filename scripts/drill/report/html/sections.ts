import {
  counted,
  countText,
  dateAndTime,
  drillDateAndTime,
  drillTimeOfDay,
  durationText,
  moneyText,
  offsetText,
  timeOfDay,
} from '../format';
import { isOverBudget, lengthText, phasesPlot } from '../plot/phases';
import { plotBase } from '../plot/window';
import type { Report } from '../report';
import { CHECK_WORDS, cloudLagText, lostText } from '../sentences';
import { html, type Markup } from './markup';
import { foldedTable, table } from './table';

/** Each phase's length beside its budget. */
export function phasesSection(report: Report): Markup {
  const { phases, zeroMs } = report;
  if (phases.length === 0) {
    return html`<p>No phase was recorded.</p>`;
  }
  const plot = {
    ...plotBase(report),
    id: 'phases',
    title: 'Phases of the recovery',
    description: phases.map((phase) => `${phase.title}: ${lengthText(phase)}`).join('; '),
  };
  return html`<figure>${phasesPlot(plot, phases, 'wide')}${phasesPlot(plot, phases, 'narrow')}
<figcaption>Bars are what a phase took, on the drill's clock; the wider bar behind one is its budget. Phases overlap where they run beside each other.</figcaption></figure>
${table(
  'Phases and their budgets',
  [
    { title: 'phase', cell: ({ title }) => title },
    { title: 'from', kind: 'time', cell: ({ startedAtMs }) => offsetText(startedAtMs - zeroMs) },
    { title: 'took', kind: 'number', cell: lengthText },
    {
      title: 'budget',
      kind: 'number',
      cell: ({ budgetMs }) => (budgetMs === undefined ? 'none' : durationText(budgetMs)),
    },
    {
      title: 'within it',
      cell: (phase) =>
        phase.budgetMs === undefined
          ? '–'
          : isOverBudget(phase)
            ? html`<span class="missed">no</span>`
            : 'yes',
    },
    { title: 'where the budget is from', cell: ({ budgetSource }) => budgetSource ?? '–' },
  ],
  phases,
)}`;
}

export function timelineSection({ timeline, zeroMs, zeroMeaning }: Report): Markup {
  return table(
    `What happened; times from ${zeroMeaning}`,
    [
      { title: 'from zero', kind: 'time', cell: ({ atMs }) => offsetText(atMs - zeroMs) },
      { title: 'by the wall', kind: 'time', cell: ({ wallMs }) => timeOfDay(wallMs) },
      { title: "drill's clock", kind: 'time', cell: ({ atMs }) => drillTimeOfDay(atMs) },
      { title: 'who', cell: ({ kind }) => kind },
      { title: 'what', cell: ({ what }) => what },
    ],
    timeline,
  );
}

/** Every lost payment by its id, however many there are. */
export function lossSection(report: Report): Markup {
  const { loss, header, zeroMs } = report;
  if (loss === undefined) {
    return html`<p>There is no loss report: what was lost is not known.</p>`;
  }
  const { regions } = header.environment;
  return html`<p>${lostText(report)} The database of ${regions[loss.region]} was read after the drill: ${countText(loss.present)} acknowledged payments are there once, ${countText(loss.duplicated.length)} more than once, and ${counted(loss.unacknowledged, 'payment')} whose answer no client saw.</p>
${
  loss.lost.length === 0
    ? undefined
    : foldedTable(
        'Lost payments',
        [
          { title: 'id', kind: 'hash', cell: ({ id }) => id },
          {
            title: 'amount',
            kind: 'number',
            cell: ({ currency, minorUnits }) => moneyText(currency, minorUnits),
          },
          {
            title: 'acknowledged',
            kind: 'time',
            cell: ({ acknowledgedAtMs }) => offsetText(acknowledgedAtMs - zeroMs),
          },
          { title: 'by', cell: ({ region }) => regions[region] },
        ],
        loss.lost,
      )
}${
  loss.duplicated.length === 0
    ? undefined
    : foldedTable(
        'Payments taken more than once',
        [{ title: 'id', kind: 'hash', cell: (id) => id }],
        loss.duplicated,
      )
}`;
}

export function checksSection({ checks }: Report): Markup {
  return html`<ul class="checks">${checks.map(
    ({ promise, verdict, figures, findings }) =>
      html`<li><p><span class="badge ${verdict === 'failed' ? 'failed-text' : verdict}">${CHECK_WORDS[verdict]}</span> ${promise}</p>
${figures.length === 0 ? undefined : html`<p class="soft">${figures.map(({ name, value }) => `${name} ${value}`).join(' · ')}</p>`}
${findings.map((finding) => html`<p class="${verdict === 'failed' ? 'failed-text' : 'soft'}">${finding}</p>`)}</li>\n`,
  )}</ul>`;
}

export function dnsSection({ dnsAnswers, header, zeroMs }: Report): Markup {
  const { regions } = header.environment;
  if (dnsAnswers.length === 0) {
    return html`<p>No answer was recorded.</p>`;
  }
  return html`<p>Each line is an answer that differs from the one before it. The observer asks the name server all the time; clients ask when what they remember has expired.</p>
${foldedTable(
  `Answers for ${header.environment.domainName}`,
  [
    { title: 'from zero', kind: 'time', cell: ({ atMs }) => offsetText(atMs - zeroMs) },
    { title: 'asked by', cell: ({ askedBy }) => askedBy },
    {
      title: 'leads to',
      cell: ({ leadsTo }) => (leadsTo === 'none' ? 'nowhere' : regions[leadsTo]),
    },
    { title: 'addresses', cell: ({ addresses }) => addresses.join(', ') || 'none' },
    { title: 'TTL', kind: 'number', cell: ({ ttlSeconds }) => `${ttlSeconds} s` },
  ],
  dnsAnswers,
)}`;
}

export function clientsSection({ clients, zeroMs }: Report): Markup {
  if (clients.length === 0) {
    return html`<p>No client has reported.</p>`;
  }
  return foldedTable(
    'What each client went through',
    [
      { title: 'client', cell: ({ client }) => client },
      { title: 'requests', kind: 'number', cell: ({ requests }) => countText(requests) },
      { title: 'taken', kind: 'number', cell: ({ taken }) => countText(taken) },
      { title: 'refused', kind: 'number', cell: ({ refused }) => countText(refused) },
      { title: 'failed', kind: 'number', cell: ({ failed }) => countText(failed) },
      {
        title: 'not paid',
        cell: ({ outages }) =>
          outages.length === 0
            ? 'never'
            : outages
                .map(({ fromMs, toMs }) =>
                  toMs === null
                    ? `from ${offsetText(fromMs - zeroMs)} to the end`
                    : `${durationText(toMs - fromMs)} from ${offsetText(fromMs - zeroMs)}`,
                )
                .join('; '),
      },
    ],
    clients,
  );
}

/** The product's own words about the same operation, to be held against what was measured. */
export function ownReportSection({ ownReports }: Report): Markup {
  if (ownReports.length === 0) {
    return html`<p>No operation wrote a report.</p>`;
  }
  return html`<p>What the state machine reported by itself, without knowing of the clients here.</p>
${ownReports.map(
  ({ operation, location, recoveryTimeMs, expectedLossMs, statements }) =>
    html`<h3>${operation}</h3><p class="hash">${location}</p>
${table(
  `Report of ${operation}`,
  [
    { title: 'what', cell: ({ name }) => name },
    { title: 'it says', cell: ({ value }) => value },
  ],
  [
    { name: 'recovery time', value: durationOr(recoveryTimeMs) },
    { name: 'expected loss', value: durationOr(expectedLossMs) },
    ...statements,
  ],
)}`,
)}`;
}

function durationOr(durationMs: number | null): string {
  return durationMs === null ? 'not known' : durationText(durationMs);
}

export function configurationSection({ header, span, end, cloudLag }: Report): Markup {
  const { product, settings, host, artefacts } = header;
  const commit =
    product.commit === undefined
      ? 'not known'
      : `${product.commit}${product.hasLocalChanges ? ', with local changes' : ''}`;
  const nameAndValue = [
    { title: 'what', cell: ({ name }: { readonly name: string }) => name },
    { title: 'value', cell: ({ value }: { readonly value: string }) => value },
  ];
  return html`${table('The run', nameAndValue, [
    { name: 'product', value: `${product.name} ${product.version}` },
    { name: 'commit', value: commit },
    { name: 'scenario', value: header.scenario.name },
    { name: 'seed', value: String(header.seed) },
    { name: 'began', value: dateAndTime(span.wallFromMs) },
    { name: 'ended', value: `${dateAndTime(span.wallToMs)}, ${end?.outcome ?? 'cut short'}` },
    { name: 'length by the clock on the wall', value: durationText(span.wallMs) },
    {
      name: 'drill\u2019s clock',
      value: `from ${drillDateAndTime(span.fromMs)}, where the local cloud\u2019s time stood, for ${durationText(span.toMs - span.fromMs)}`,
    },
    ...(cloudLag === undefined
      ? []
      : [{ name: 'the cloud behind the drill\u2019s clock', value: cloudLagText(cloudLag) }]),
    ...host,
  ])}
${table('Settings', nameAndValue, settings)}
${foldedTable(
  'What was deployed, by the SHA-256 of its bytes',
  [
    { title: 'kind', cell: ({ kind }) => kind },
    { title: 'name', cell: ({ name }) => name },
    { title: 'SHA-256', kind: 'hash', cell: ({ sha256 }) => sha256 },
  ],
  artefacts,
)}`;
}

export function limitationsSection({ limitations }: Report): Markup {
  return limitations.length === 0
    ? html`<p>Nothing was written down, which does not mean that there is nothing.</p>`
    : html`<ul>${limitations.map((text) => html`<li>${text}</li>`)}</ul>`;
}
