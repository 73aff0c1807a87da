import type {
  DescribeStackDriftDetectionStatusInput,
  DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsInput,
  DescribeStackResourceDriftsOutput,
  DetectStackDriftInput,
  DetectStackDriftOutput,
} from '@aws-sdk/client-cloudformation';
import { newDetection } from '../drift/detection';
import { validationError } from '../errors';
import type { StackStatus } from '../status';
import { type Call, requireStack, stacksOf } from './call';
import { pageOf } from './pages';

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-drift.html */
const DETECTABLE: ReadonlySet<StackStatus> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'UPDATE_ROLLBACK_FAILED',
]);

export function detectStackDrift(call: Call, input: DetectStackDriftInput): DetectStackDriftOutput {
  const { world, nowMs } = call;
  const stack = requireStack(call, input.StackName);
  if (!DETECTABLE.has(stack.status)) {
    throw validationError(
      `Drift detection cannot be performed on stack [${stack.stackId}] while it is in [${stack.status}] state.`,
    );
  }
  if (stack.driftDetection !== undefined && stack.driftDetection.endsAtMs > nowMs) {
    throw validationError(`Drift detection is already in progress for stack [${stack.stackId}]`);
  }
  stack.driftDetection = newDetection(world, stack, nowMs);
  return { StackDriftDetectionId: stack.driftDetection.detectionId };
}

export function describeStackDriftDetectionStatus(
  call: Call,
  input: DescribeStackDriftDetectionStatusInput,
): DescribeStackDriftDetectionStatusOutput {
  const id = input.StackDriftDetectionId;
  const stack = stacksOf(call).find(({ driftDetection }) => driftDetection?.detectionId === id);
  if (stack?.driftDetection === undefined) {
    throw validationError(`No drift detection operation found with Id: ${id}`);
  }
  const { startedAtMs, endsAtMs, resources } = stack.driftDetection;
  const drifted = resources.filter(({ status }) => status !== 'IN_SYNC').length;
  return {
    StackId: stack.stackId,
    StackDriftDetectionId: id,
    Timestamp: new Date(startedAtMs),
    ...(endsAtMs > call.nowMs
      ? { DetectionStatus: 'DETECTION_IN_PROGRESS' }
      : {
          DetectionStatus: 'DETECTION_COMPLETE',
          StackDriftStatus: drifted > 0 ? 'DRIFTED' : 'IN_SYNC',
          DriftedStackResourceCount: drifted,
        }),
  };
}

/** Of the last detection; resources that no detection has looked at are not among them. */
export function describeStackResourceDrifts(
  call: Call,
  input: DescribeStackResourceDriftsInput,
): DescribeStackResourceDriftsOutput {
  const stack = requireStack(call, input.StackName);
  const detection = stack.driftDetection;
  const wanted = input.StackResourceDriftStatusFilters ?? [];
  const found = (
    detection === undefined || detection.endsAtMs > call.nowMs ? [] : detection.resources
  ).filter(({ status }) => wanted.length === 0 || wanted.includes(status));
  const { items, nextToken } = pageOf(
    found,
    input.NextToken,
    Math.min(input.MaxResults ?? MAX_RESULTS, call.world.configuration.pageSize),
  );
  return {
    StackResourceDrifts: items.map(({ logicalId, physicalId, type, status, differences }) => ({
      StackId: stack.stackId,
      LogicalResourceId: logicalId,
      PhysicalResourceId: physicalId,
      ResourceType: type,
      StackResourceDriftStatus: status,
      PropertyDifferences: [...differences],
      Timestamp: new Date(detection?.startedAtMs ?? 0),
    })),
    NextToken: nextToken,
  };
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStackResourceDrifts.html */
const MAX_RESULTS = 100;
