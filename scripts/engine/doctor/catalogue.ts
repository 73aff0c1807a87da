/**
 * `error`: a deploy would fail, or a failover would. `warning`: it would work and is not what it
 * should be. `unknown`: it could not be looked at, which proves nothing.
 */
export type Severity = 'error' | 'warning' | 'info' | 'unknown';

export interface FindingDefinition {
  readonly severity: Severity;
  /** What is the matter, in a few words. */
  readonly title: string;
  /** What would come of it. */
  readonly why: string;
}

const finding = (severity: Severity, title: string, why: string): FindingDefinition => ({
  severity,
  title,
  why,
});

const notLookedAt = (what: string) =>
  finding('unknown', `${what} could not be checked`, 'nothing is known about it, good or bad');

/** Everything that `doctor` can find, by its code. A code keeps its meaning for ever. */
export const FINDINGS = {
  DR1010: notLookedAt('whose credentials these are'),
  DR1011: finding('error', 'no usable credentials', 'every call to AWS would be refused'),
  DR1012: finding(
    'warning',
    'the account is used as its root user',
    'root has no limits, and what it does can hardly be traced to a person',
  ),
  DR1020: notLookedAt('permissions'),
  DR1021: finding(
    'error',
    'an action that a deploy needs is denied',
    'the stack that needs it fails and is rolled back',
  ),
  DR1022: finding(
    'info',
    'what the simulation of permissions leaves out',
    "policies of resources, conditions on requests and some of the organization's can still deny",
  ),
  DR1030: notLookedAt('settings'),
  DR1031: finding('error', 'a setting is missing', 'a deploy asks for it and does nothing'),
  DR1032: finding(
    'error',
    'a setting has a value that its template refuses',
    'CloudFormation refuses the change set, after other stacks were deployed',
  ),
  DR1033: finding(
    'warning',
    'no image is chosen yet',
    'the foundation can be deployed; the regional stacks need an image',
  ),
  DR1040: notLookedAt('a stack'),
  DR1041: finding(
    'error',
    "a stack of somebody else's has our name",
    'a deploy refuses it rather than replace their resources',
  ),
  DR1042: finding(
    'error',
    'a stack is in a state that a deploy refuses',
    'somebody has to look at what is left of it first',
  ),
  DR1050: notLookedAt('the hosted zone'),
  DR1051: finding('error', 'the hosted zone does not exist', 'no record can be made'),
  DR1052: finding(
    'error',
    'the hosted zone is private',
    'nobody outside its VPCs gets an answer, neither clients nor the validation of certificates',
  ),
  DR1053: finding(
    'error',
    'the domain is not in the hosted zone',
    'Route 53 refuses records outside the zone',
  ),
  DR1054: finding(
    'error',
    'the domain is not delegated to the hosted zone',
    'certificates are never validated, the foundation waits for hours and fails; clients find nothing',
  ),
  DR1055: finding(
    'warning',
    "DNS names other name servers than the hosted zone's own, beside them",
    'part of the questions goes to servers that do not know the zone',
  ),
  DR1056: finding(
    'error',
    'a record of another owner is in the way',
    'Route 53 makes no second one, and the global-dns stack fails',
  ),
  DR1060: notLookedAt('who may issue certificates'),
  DR1061: finding(
    'error',
    'CAA records keep Amazon from issuing the certificate',
    'the certificate fails, and the foundation with it',
  ),
  DR1070: notLookedAt('whether names are free'),
  DR1071: finding(
    'error',
    'a leftover of this environment has a name that a stack needs',
    'CloudFormation makes nothing that exists already, and the stack fails',
  ),
  DR1072: finding(
    'error',
    'a name that a stack needs is taken',
    'CloudFormation makes nothing that exists already, and the stack fails',
  ),
  DR1080: notLookedAt('a region'),
  DR1081: finding('error', 'a region is not enabled', 'every call to it is refused'),
  DR1082: finding(
    'error',
    'an Availability Zone cannot be used',
    'subnets and database instances in it fail',
  ),
  DR1090: notLookedAt('address ranges'),
  DR1091: finding(
    'error',
    "the two regions' address ranges overlap",
    'the VPCs can never be joined, and a range cannot be changed afterwards',
  ),
  DR1092: finding(
    'warning',
    'another VPC has addresses of the same range',
    'the two can never be joined; nothing here needs that',
  ),
  DR1100: notLookedAt('what databases can be ordered'),
  DR1101: finding('error', 'the Aurora version is not offered', 'the database cluster fails'),
  DR1102: finding(
    'error',
    'the instance class is not offered with this Aurora version',
    'the database instances fail',
  ),
  DR1103: finding(
    'error',
    'the version or class does not support global databases',
    'nothing would be replicated to the other region; the cluster fails',
  ),
  DR1104: finding(
    'error',
    'the instance class is not offered in a zone that has to have one',
    'the database instance in that zone fails',
  ),
  DR1110: notLookedAt('the image'),
  DR1111: finding(
    'error',
    'a repository does not have the image',
    'tasks cannot start there: the deploy fails, or a failover does',
  ),
  DR1112: finding(
    'error',
    'there is no repository that could have the image',
    'tasks cannot start: the regional stack fails after an hour of trying',
  ),
  DR1120: notLookedAt("this machine's clock"),
  DR1121: finding(
    'error',
    "this machine's clock is more than 5 minutes off",
    'AWS refuses signatures of other tools, such as aws and docker; times in reports are wrong',
  ),
  DR1122: finding(
    'warning',
    "this machine's clock is off",
    'at 5 minutes AWS refuses signatures; times in reports are wrong',
  ),
  DR1130: notLookedAt('a quota'),
  DR1131: finding(
    'error',
    'too few Fargate vCPUs for full load',
    'the region cannot carry the payments: a deploy of the primary, or a failover to the DR region, gets stuck half-way',
  ),
  DR1132: finding(
    'warning',
    'too few Fargate vCPUs for the largest size',
    'autoscaling stops short of its maximum when load peaks',
  ),
  DR1133: finding('error', 'too few Elastic IPs', 'a NAT gateway gets no address'),
  DR1134: finding('error', 'too few VPCs', 'the foundation fails'),
  DR1135: finding('error', 'too few internet gateways', 'the foundation fails'),
  DR1136: finding('error', 'too few NAT gateways in a zone', 'the foundation fails'),
  DR1137: finding('error', 'too few interface endpoints for one VPC', 'the foundation fails'),
  DR1138: finding('error', 'too few gateway endpoints', 'the foundation fails'),
  DR1139: finding('error', 'too few Aurora clusters', 'the regional stack fails'),
  DR1141: finding('error', 'too few database instances', 'the regional stack fails'),
} as const satisfies Record<string, FindingDefinition>;

export type FindingCode = keyof typeof FINDINGS;

export function isFindingCode(text: string): text is FindingCode {
  return Object.hasOwn(FINDINGS, text);
}
