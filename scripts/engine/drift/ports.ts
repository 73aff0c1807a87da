/** Drift detection of CloudFormation in one region. */
export interface DriftDetector {
  /** Starts a detection, and returns its id; `busy` while another one runs on the stack. */
  start(stackArn: string): Promise<{ readonly detectionId: string } | 'busy'>;
  /** Undefined while it runs. */
  end(detectionId: string): Promise<DetectionEnd | undefined>;
  /** What the last detection found, of every resource that it looked at. */
  resources(stackArn: string): Promise<ResourceDrift[]>;
}

export type DetectionEnd =
  | { readonly kind: 'complete' }
  /** At least one resource could not be looked at; the others have their results. */
  | { readonly kind: 'incomplete'; readonly reason: string };

/** How a resource compares with the template, in the words of `StackResourceDriftStatus`. */
export type ResourceDrift = DriftedResource &
  (
    | { readonly status: 'in-sync' }
    | { readonly status: 'deleted' }
    | { readonly status: 'modified'; readonly differences: readonly PropertyDifference[] }
    /** CloudFormation could not look at it this time. */
    | { readonly status: 'unknown'; readonly reason: string }
    /** CloudFormation never looks at resources of this type. */
    | { readonly status: 'unsupported' }
  );

export interface DriftedResource {
  readonly logicalId: string;
  readonly physicalId: string | undefined;
  readonly type: string;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_PropertyDifference.html */
export interface PropertyDifference {
  /** JSON pointer in the resource's properties: `/MinCapacity`, `/Tags/0`. */
  readonly path: string;
  /** Text or JSON; undefined where the template has nothing there. */
  readonly expected: string | undefined;
  /** Text or JSON; undefined where the resource has nothing there. */
  readonly actual: string | undefined;
}
