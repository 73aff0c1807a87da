import type { Template } from '../cfn/template';
import { SUFFIX_PATTERN, SUFFIX_RULE } from '../naming';
import { defaultSettings } from '../settings';

export type RegionalParameters = ReturnType<typeof addParameters>;

/** What a region is told about itself, its peer, and the stacks made before it. */
export function addParameters(template: Template) {
  return template.parameters({
    EnvironmentSuffix: {
      Type: 'String',
      Description: 'Environment that every name ends in',
      AllowedPattern: SUFFIX_PATTERN,
      ConstraintDescription: SUFFIX_RULE,
    },
    RegionCode: {
      Type: 'String',
      Description: 'Short code of this region, for names both regions share a namespace for',
      AllowedPattern: '^[a-z0-9]{3,6}$',
    },
    HomeRole: {
      Type: 'String',
      Description:
        'Where this region starts. Never changed, also not after a failover: a change would replace the database',
      AllowedValues: ['primary', 'dr'],
    },
    PeerRegion: { Type: 'String', Description: 'The other region' },
    PeerRegionCode: {
      Type: 'String',
      Description: 'Short code of the other region',
      AllowedPattern: '^[a-z0-9]{3,6}$',
    },
    DomainName: {
      Type: 'String',
      Description: 'The name clients use; the name of a region is its code below it',
    },
    AvailabilityZones: {
      Type: 'CommaDelimitedList',
      Description: 'The three zones of the foundation stack, in its order',
    },
    VpcId: { Type: 'AWS::EC2::VPC::Id', Description: 'From the foundation stack' },
    PublicSubnetIds: {
      Type: 'List<AWS::EC2::Subnet::Id>',
      Description: 'From the foundation stack: for the load balancer',
    },
    PrivateSubnetIds: {
      Type: 'List<AWS::EC2::Subnet::Id>',
      Description: 'From the foundation stack: for the tasks',
    },
    DataSubnetIds: {
      Type: 'List<AWS::EC2::Subnet::Id>',
      Description: 'From the foundation stack: for the database',
    },
    LoadBalancerSecurityGroupId: {
      Type: 'AWS::EC2::SecurityGroup::Id',
      Description: 'From the foundation stack',
    },
    ServiceSecurityGroupId: {
      Type: 'AWS::EC2::SecurityGroup::Id',
      Description: 'From the foundation stack',
    },
    DatabaseSecurityGroupId: {
      Type: 'AWS::EC2::SecurityGroup::Id',
      Description: 'From the foundation stack',
    },
    KeyArn: {
      Type: 'String',
      Description: 'KMS key of this region, from the foundation stack',
    },
    PeerKeyArn: {
      Type: 'String',
      Description: 'KMS key of the other region, from the foundation stack there',
    },
    ReplicaKeyArn: {
      Type: 'String',
      Description: 'Home primary only: KMS key of the other region, for the replica of the secret',
      Default: '',
    },
    CertificateArn: { Type: 'String', Description: 'From the foundation stack' },
    NotificationTopicArn: { Type: 'String', Description: 'From the foundation stack' },
    TransactionLogBucketName: { Type: 'String', Description: 'From the foundation stack' },
    AccessLogBucketName: { Type: 'String', Description: 'From the foundation stack' },
    RepositoryUri: {
      Type: 'String',
      Description: 'Image repository of this region, from the foundation stack',
    },
    ImageDigest: {
      Type: 'String',
      Description: 'Digest of the payment-service image, the same in both regions',
      AllowedPattern: '^sha256:[0-9a-f]{64}$',
      ConstraintDescription: 'an image digest is sha256: and 64 hexadecimal digits',
    },
    GlobalClusterIdentifier: {
      Type: 'String',
      Description: 'From the global-database stack: the database this cluster is a member of',
    },
    DatabaseInstanceClass: {
      Type: 'String',
      Description: 'Class of every Aurora instance, memory-optimised, the same in both regions',
      // Global databases take r5 and newer; no burstable classes:
      // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-getting-started.html
      AllowedPattern: '^db\\.(r([5-9]|[1-9][0-9])[a-z]*|x[0-9]+[a-z]*)\\.[a-z0-9]+$',
      ConstraintDescription: 'a global database takes memory-optimised classes: db.r6g.large',
    },
    DatabaseEngineVersion: {
      Type: 'String',
      Description: 'Aurora PostgreSQL version, the same in both regions and the global cluster',
      AllowedPattern: '^[0-9]+\\.[0-9]+$',
    },
    // A text, because CloudFormation checks patterns on texts only.
    DatabaseRpoSeconds: {
      Type: 'String',
      Description:
        'Home primary only: commits wait while the standby is further behind than this; 0 leaves it off',
      AllowedPattern: '^(0|[2-9][0-9]|[1-9][0-9]{2,8})$',
      ConstraintDescription: 'rds.global_db_rpo takes 20 seconds or more; 0 leaves it off',
    },
    // A text for the same reason. The default is what an existing stack gets with its next update.
    StandInAfterSeconds: {
      Type: 'String',
      Description:
        'Seconds from the request for a promotion here until payments are accepted without the database; 0 never',
      Default: String(defaultSettings.standInAfterSeconds),
      AllowedPattern: '^(0|[6-9][0-9]|[1-9][0-9]{2}|[1-3][0-9]{3})$',
      ConstraintDescription: 'standing in begins after 60 to 3999 seconds; 0 never',
    },
    StandbyClusterArn: {
      Type: 'String',
      Description:
        'Home primary only, in a second pass: the DR cluster, without which no commit can wait for it',
      Default: '',
    },
    DatabaseSecretArn: {
      Type: 'String',
      Description:
        'DR only: replica of the database secret, from the regional stack of the primary',
      // The home primary takes no value. A list function over an empty text could fail even in
      // the branch of an Fn::If that isn't taken (no page says), so this has an ARN's form.
      Default: 'arn:aws:secretsmanager:none:none:secret:none',
    },
  });
}
