import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdText } from '../../functions/region-watch/hold-texts';
import type { HoldReason } from '../../functions/shared/decision/decision';
import { failoverMachine } from '../../templates-src/regional/failover/failover-machine';
import { switchoverMachine } from '../../templates-src/regional/failover/switchover-machine';
import { names, tasks } from '../templates-src/regional/failover/machine-walk';

const root = join(__dirname, '../..');
const runbook = readFileSync(join(root, 'docs/runbook.md'), 'utf8');

const inProd = { ...names, EnvironmentSuffix: 'prod' };

/** Every reason for which a region holds and pages; `Record` has the compiler find a new one. */
const PAGES: Readonly<Record<HoldReason, boolean>> = {
  disagreement: true,
  'self-unhealthy': true,
  'unknown-signals': true,
  'database-unknown': true,
  'operation-running': true,
  'operation-overdue': true,
  cooldown: true,
  disarmed: true,
  'lag-exceeds-rpo': true,
  'lag-unknown': true,
  'standby-not-ready': true,
  'not-automatic': true,
  'never-armed': false,
  suspicious: false,
};

const reasons = (Object.keys(PAGES) as HoldReason[]).filter((reason) => PAGES[reason]);

test.each(reasons)('the page about %s is in the runbook by its subject', (reason) => {
  const { subject } = holdText(reason, {
    region: '<here>',
    peerRegion: '<there>',
    environmentSuffix: 'prod',
  });

  expect(runbook).toContain(`\`${subject}\``);
});

test.each([
  ['failover', failoverMachine(inProd)],
  ['switchover', switchoverMachine(inProd)],
] as const)('the pages of the %s machine are in the runbook by their subjects', (_, machine) => {
  const subjects = tasks(machine).flatMap(([, { Parameters }]) =>
    typeof Parameters.Subject === 'string' ? [Parameters.Subject] : [],
  );

  expect(subjects.length).toBeGreaterThan(2);
  expect(subjects.filter((subject) => !runbook.includes(`\`${subject}\``))).toEqual([]);
});

test('every alarm that the runbook names exists', () => {
  const generated = ['regional', 'global-dns']
    .map((name) => readFileSync(join(root, 'generated', `${name}.yaml`), 'utf8'))
    .join('\n');
  const named = [...runbook.matchAll(/\| alarm `([\w-]+)`/g)].map(([, name]) => name);

  expect(named.length).toBeGreaterThan(2);
  for (const name of named) {
    expect(generated).toContain(`alarm-${name}-`);
  }
});

test.each(['docs/runbook.md', 'docs/strategy.md'])('every link in %s leads somewhere', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)];

  const broken = links.filter(([, path = '', anchor]) => {
    const target = path === '' ? text : readFileSync(join(root, 'docs', path), 'utf8');
    return anchor !== undefined && !anchorsOf(target).includes(anchor);
  });

  expect(links.length).toBeGreaterThan(5);
  expect(broken.map(([link]) => link)).toEqual([]);
});

/** As GitHub makes them of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}
