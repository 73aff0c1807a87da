import type { Template } from '../cfn/template';
import { SUFFIX_PATTERN, SUFFIX_RULE } from '../naming';

export type FoundationParameters = ReturnType<typeof addParameters>;

/** What a region is told about itself, its peer and the choices of its owners. */
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
      ConstraintDescription: 'a region code is 3 to 6 lower-case letters and digits: use1',
    },
    HomeRole: {
      Type: 'String',
      Description: 'Where this region starts; never changed, also not after a failover',
      AllowedValues: ['primary', 'dr'],
    },
    PeerRegion: {
      Type: 'String',
      Description: 'The other region',
      AllowedPattern: '^[a-z]{2}(-[a-z]+)+-[0-9]$',
      ConstraintDescription: 'the name of an AWS region: us-east-2',
    },
    VpcCidr: {
      Type: 'String',
      Description: 'Private IPv4 range of the VPC, a /16 that does not overlap the other region',
      AllowedPattern: '^(10\\.[0-9]{1,3}|172\\.(1[6-9]|2[0-9]|3[01])|192\\.168)\\.0\\.0/16$',
      ConstraintDescription: 'a private /16: 10.10.0.0/16',
    },
    AvailabilityZones: {
      Type: 'CommaDelimitedList',
      Description: 'Three zones of this region, by name',
      AllowedPattern: '^[a-z]{2}(-[a-z]+)+-[0-9][a-z]$',
      ConstraintDescription: 'three zones, comma separated: us-east-1a,us-east-1b,us-east-1c',
    },
    NatGateways: {
      Type: 'String',
      Description: 'per-zone survives the loss of a zone; single costs a third of it',
      AllowedValues: ['per-zone', 'single'],
      Default: 'per-zone',
    },
    InterfaceEndpoints: {
      Type: 'String',
      Description: 'Private endpoints for the AWS APIs that tasks call, beside the NAT gateways',
      AllowedValues: ['enabled', 'disabled'],
      Default: 'disabled',
    },
    DomainName: {
      Type: 'String',
      Description: 'Name that clients use; regional names are one label below it',
      AllowedPattern: '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,}$',
      // The first name of a certificate:
      // https://docs.aws.amazon.com/acm/latest/APIReference/API_RequestCertificate.html
      MaxLength: 64,
      ConstraintDescription:
        'a lower-case domain name of at most 64 characters: payments.example.com',
    },
    HostedZoneId: {
      Type: 'AWS::Route53::HostedZone::Id',
      Description: 'Public hosted zone of this account that answers for the domain name',
    },
    NotificationEmail: {
      Type: 'String',
      Description: 'Where alarms are mailed to, once the recipient has confirmed; empty for nobody',
      AllowedPattern: '^$|^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$',
      ConstraintDescription: 'an e-mail address, or empty',
      Default: '',
    },
    PeerTransactionLogBucketArn: {
      Type: 'String',
      Description: 'Transaction-log bucket of the other region; empty until both exist',
      AllowedPattern: '^$|^arn:aws[a-z-]*:s3:::[a-z0-9.-]{3,63}$',
      ConstraintDescription: 'the ARN of a bucket, or empty',
      Default: '',
    },
    PeerKeyArn: {
      Type: 'String',
      Description: 'KMS key of the other region; empty until both exist',
      AllowedPattern: '^$|^arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+$',
      ConstraintDescription: 'the ARN of a KMS key, or empty',
      Default: '',
    },
  });
}
