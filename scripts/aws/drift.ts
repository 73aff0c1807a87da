import {
  type CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  DetectStackDriftCommand,
  paginateDescribeStackResourceDrifts,
  type PropertyDifference as SdkDifference,
  type StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type {
  DetectionEnd,
  DriftDetector,
  PropertyDifference,
  ResourceDrift,
} from '../engine/drift/ports';
import type { Call } from './errors';

/** Drift detection of one region, through the SDK. */
export function createDriftDetector(client: CloudFormationClient, callAws: Call): DriftDetector {
  const call: Call = (operation, send) => callAws(`cloudformation:${operation}`, send);
  return {
    start: (stackArn) => call('DetectStackDrift', () => start(client, stackArn)),
    end: (detectionId) =>
      call('DescribeStackDriftDetectionStatus', () => readEnd(client, detectionId)),
    resources: (stackArn) =>
      call('DescribeStackResourceDrifts', () => readResources(client, stackArn)),
  };
}

/** CloudFormation has no code for it; the words are as tools that wait for it have recorded them. */
const BUSY = /^Drift detection is already in progress for stack/;

async function start(
  client: CloudFormationClient,
  StackName: string,
): Promise<{ readonly detectionId: string } | 'busy'> {
  try {
    const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName }));
    if (StackDriftDetectionId === undefined) {
      throw new Error(`no drift detection came back for ${StackName}`);
    }
    return { detectionId: StackDriftDetectionId };
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && BUSY.test(error.message)) {
      return 'busy';
    }
    throw error;
  }
}

async function readEnd(
  client: CloudFormationClient,
  StackDriftDetectionId: string,
): Promise<DetectionEnd | undefined> {
  const { DetectionStatus, DetectionStatusReason } = await client.send(
    new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
  );
  switch (DetectionStatus) {
    case 'DETECTION_IN_PROGRESS':
      return undefined;
    case 'DETECTION_COMPLETE':
      return { kind: 'complete' };
    case 'DETECTION_FAILED':
    case undefined:
      return {
        kind: 'incomplete',
        reason: DetectionStatusReason ?? 'CloudFormation gave no reason',
      };
  }
}

async function readResources(
  client: CloudFormationClient,
  StackName: string,
): Promise<ResourceDrift[]> {
  const drifts: ResourceDrift[] = [];
  for await (const page of paginateDescribeStackResourceDrifts({ client }, { StackName })) {
    drifts.push(...(page.StackResourceDrifts ?? []).map(toDrift));
  }
  return drifts;
}

function toDrift(drift: StackResourceDrift): ResourceDrift {
  const resource = {
    logicalId: drift.LogicalResourceId ?? '',
    physicalId: drift.PhysicalResourceId,
    type: drift.ResourceType ?? '',
  };
  switch (drift.StackResourceDriftStatus) {
    case 'IN_SYNC':
      return { ...resource, status: 'in-sync' };
    case 'DELETED':
      return { ...resource, status: 'deleted' };
    case 'MODIFIED':
      return {
        ...resource,
        status: 'modified',
        differences: (drift.PropertyDifferences ?? []).map(toDifference),
      };
    case 'NOT_CHECKED':
    case 'UNSUPPORTED':
      return { ...resource, status: 'unsupported' };
    case 'UNKNOWN':
    case undefined:
      return {
        ...resource,
        status: 'unknown',
        reason: drift.DriftStatusReason ?? 'CloudFormation gave no reason',
      };
  }
}

/** What isn't there comes as the text of nothing, so that the difference's type has to say it. */
function toDifference(difference: SdkDifference): PropertyDifference {
  const { PropertyPath, DifferenceType, ExpectedValue, ActualValue } = difference;
  return {
    path: PropertyPath ?? '',
    expected: DifferenceType === 'ADD' ? undefined : ExpectedValue,
    actual: DifferenceType === 'REMOVE' ? undefined : ActualValue,
  };
}
