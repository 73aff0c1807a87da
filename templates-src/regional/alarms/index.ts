import type { ResourceHandle } from '../../cfn/handle';
import type { Template } from '../../cfn/template';
import { type AlarmDefinition, type AlarmHandle, addAlarm } from '../../monitoring/alarm';
import type { RegionalContext } from '../context';
import { failoverAlarms, latchAlarm } from '../failover/alarms';
import type { RegionalResources } from '../resources';
import { standInAlarms } from '../stand-in/alarms';
import { databaseAlarms } from './database';
import { databaseReplicationAlarms } from './database-replication';
import { loadBalancerAlarms } from './load-balancer';
import { paymentAlarms } from './payments';
import { replicationAlarms } from './replication';
import { serviceAlarms } from './service';
import { addServiceEvents } from './service-events';
import { validatePaymentAlarms } from './validate-payment';

/** Every alarm of the region, most urgent concern first. */
export function addAlarms(
  template: Template,
  context: RegionalContext,
  resources: RegionalResources,
): AlarmHandle[] {
  addServiceEvents(template, context, resources);
  const { service, database, failover } = resources;
  const add = (definitions: AlarmDefinition[], dependsOn: readonly ResourceHandle<string>[] = []) =>
    definitions.map((definition) =>
      addAlarm({ template, parameters: context.parameters }, definition, { dependsOn }),
    );
  // A new alarm evaluates at once. Made before what fills its metric, one that takes silence for
  // a fault would page on every first deployment. The two that watch the floor of tasks may still
  // do so once: the service starts with one task and is raised to its floor.
  return [
    ...add(loadBalancerAlarms(context, resources), [service.service]),
    ...add(paymentAlarms(context)),
    ...add(serviceAlarms(context, resources)),
    // By the time the database is there the watcher has run for minutes.
    ...add(failoverAlarms(context, resources), [failover.watchSchedule, ...database.instances]),
    ...add([latchAlarm(context)]),
    ...add(databaseReplicationAlarms(context, resources), database.instances),
    ...add(databaseAlarms(resources), database.instances),
    ...add(standInAlarms(context)),
    ...add(replicationAlarms(context)),
    ...add(validatePaymentAlarms(resources)),
  ];
}
