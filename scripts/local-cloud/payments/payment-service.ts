import { DRAINING, isInForce } from '../../../functions/shared/state/draining';
import { record, text } from '../resources/read';
import { findResource, resourcesOfType } from '../resources/store';
import type { ServiceContext } from '../service';
import { itemAt, requireTable } from '../services/dynamodb/tables';
import { taskCounts } from '../services/ecs/service-counts';
import { databaseView } from '../services/rds/database-view';
import type { StoredResource } from '../state';
import { containerVariables, servicesBehind } from './location';
import { type Answer, type PaymentRequest, takePayment, tellPayment } from './payments';

const OK: Answer = { status: 200, body: '' };
const UNAVAILABLE: Answer = { status: 503, body: '' };
const NOT_FOUND: Answer = { status: 404, body: '' };

/**
 * What the payment service of a region answers through its load balancer, by
 * the state of what it stands on: tasks, database, state table.
 */
export function answerPaymentRequest(
  context: ServiceContext,
  loadBalancerArn: string,
  request: PaymentRequest,
): Answer {
  const service = servicesBehind(context, loadBalancerArn).find(hasRunningTasks);
  if (service === undefined) {
    return UNAVAILABLE;
  }
  const variables = containerVariables(context, service);
  const { pathname } = new URL(request.url);
  const globalCluster = globalClusterOf(context, variables.DATABASE_HOST ?? '');
  const acceptsWrites =
    globalCluster !== undefined &&
    databaseView(context.state, globalCluster.physicalId, context.region).acceptsWrites;
  const isDraining = readDraining(context, variables.ENVIRONMENT_SUFFIX ?? '');
  switch (`${request.method} ${pathname.replace(/^\/payments\/[^/]+$/, '/payments/{id}')}`) {
    case 'GET /health/live':
      return OK;
    case 'GET /health/ready':
      return isDraining ? UNAVAILABLE : OK;
    case 'GET /health/writer':
      return acceptsWrites ? OK : UNAVAILABLE;
    case 'POST /payments':
      return globalCluster !== undefined && acceptsWrites && !isDraining
        ? takePayment(context, globalCluster, request)
        : UNAVAILABLE;
    case 'GET /payments/{id}':
      return globalCluster === undefined
        ? UNAVAILABLE
        : tellPayment(globalCluster, decodeURIComponent(pathname.slice('/payments/'.length)));
    default:
      return NOT_FOUND;
  }
}

/** A load balancer without a healthy target answers 503 itself. */
export function hasHealthyTargets(context: ServiceContext, loadBalancerArn: string): boolean {
  return servicesBehind(context, loadBalancerArn).some(hasRunningTasks);
}

function hasRunningTasks(service: StoredResource): boolean {
  return taskCounts(service).running > 0;
}

function globalClusterOf(context: ServiceContext, host: string): StoredResource | undefined {
  const cluster = resourcesOfType(context, 'AWS::RDS::DBCluster').find(
    ({ attributes }) => text(record(attributes, 'Endpoint'), 'Address') === host,
  );
  const identifier = text(cluster?.properties ?? {}, 'GlobalClusterIdentifier') ?? '';
  return findResource(context, 'AWS::RDS::GlobalCluster', identifier);
}

/** In the state table that the failover functions of the same environment work with. */
function readDraining(context: ServiceContext, suffix: string): boolean {
  const TableName = resourcesOfType(context, 'AWS::Lambda::Function')
    .map(({ properties }) => record(record(properties, 'Environment'), 'Variables'))
    .filter((variables) => text(variables, 'ENVIRONMENT_SUFFIX') === suffix)
    .map((variables) => text(variables, 'STATE_TABLE'))
    .find((name) => name !== undefined);
  const table =
    TableName === undefined ||
    findResource(context, 'AWS::DynamoDB::Table', TableName) === undefined
      ? undefined
      : requireTable(context, { TableName });
  const stored = table && itemAt(table, { item: { S: DRAINING.name } })?.json;
  if (stored === undefined || !('S' in stored)) {
    return false;
  }
  return isInForce(DRAINING.parse(JSON.parse(stored.S)), context.nowMs);
}
