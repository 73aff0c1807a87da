import { sub } from '../../cfn/functions';
import { aws } from '../../cfn/pseudo';
import * as cloudwatch from '../../cfn/resources/cloudwatch.gen';
import type { Template } from '../../cfn/template';
import type { AlarmHandle } from '../../monitoring/alarm';
import { type DashboardRow, dashboardBody } from '../../monitoring/dashboard';
import type { RegionalContext } from '../context';
import type { RegionalResources } from '../resources';
import { databaseRow } from './database';
import { failoverRow } from './failover';
import { paymentsRow } from './payments';
import { replicationRow } from './replication';
import { serviceRow } from './service';
import { trafficRow } from './traffic';
import { validatePaymentRow } from './validate-payment';

/** One page per region: is it healthy, and could it take over? */
export function addDashboard(
  template: Template,
  context: RegionalContext,
  resources: RegionalResources,
  alarms: readonly AlarmHandle[],
): void {
  const rows: DashboardRow[] = [
    { height: 3, widgets: [{ kind: 'text', markdown: heading(context) }] },
    { height: 6, widgets: [{ kind: 'alarms', title: 'Alarms of this region', alarms }] },
    failoverRow(context),
    paymentsRow(context),
    trafficRow(resources),
    serviceRow(context, resources),
    databaseRow(context, resources),
    replicationRow(context),
    validatePaymentRow(context, resources),
  ];
  template.add(
    'Dashboard',
    new cloudwatch.Dashboard({
      DashboardName: context.name('dashboard'),
      DashboardBody: dashboardBody(rows, aws.region),
    }),
  );
}

/** Dashboards look alike at 3 a.m.: says which region this is, and what it doesn't say. */
function heading({ parameters }: RegionalContext) {
  const { EnvironmentSuffix, HomeRole, PeerRegion } = parameters;
  return sub`# Payments in ${aws.region} (${EnvironmentSuffix})
Home role: **${HomeRole}**, which is where the region started. Which region takes payments now: \`dr-cli status --suffix ${EnvironmentSuffix}\`. The other region: ${PeerRegion}.`;
}
