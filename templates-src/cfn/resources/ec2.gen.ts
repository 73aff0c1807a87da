// Written by `npm run gen:types` from AWS's published resource schema. Do not edit.
import { CfnResource } from '../resource';
import type { Value } from '../value';

export interface EIPProperties {
  Address?: Value<string>;
  Domain?: Value<string>;
  InstanceId?: Value<string>;
  IpamPoolId?: Value<string>;
  NetworkBorderGroup?: Value<string>;
  PublicIpv4Pool?: Value<string>;
  Tags?: Value<Array<Value<EIP_Tag>>>;
  TransferAddress?: Value<string>;
}
/** `AWS::EC2::EIP` */
export class EIP extends CfnResource<EIPProperties, 'AllocationId' | 'PublicIp'> {
  constructor(properties: EIPProperties = {}) {
    super('AWS::EC2::EIP', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface EIP_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface FlowLogProperties {
  DeliverCrossAccountRole?: Value<string>;
  DeliverLogsPermissionArn?: Value<string>;
  DestinationOptions?: Value<FlowLog_DestinationOptions>;
  LogDestination?: Value<string>;
  LogDestinationType?: Value<'cloud-watch-logs' | 'kinesis-data-firehose' | 's3'>;
  LogFormat?: Value<string>;
  LogGroupName?: Value<string>;
  MaxAggregationInterval?: Value<number>;
  ResourceId: Value<string>;
  ResourceType: Value<'NetworkInterface' | 'RegionalNatGateway' | 'Subnet' | 'TransitGateway' | 'TransitGatewayAttachment' | 'VPC'>;
  TagFieldSpecifications?: Value<Array<Value<FlowLog_TagFieldSpecification>>>;
  Tags?: Value<Array<Value<FlowLog_Tag>>>;
  TrafficType?: Value<'ACCEPT' | 'ALL' | 'REJECT'>;
}
/** `AWS::EC2::FlowLog` */
export class FlowLog extends CfnResource<FlowLogProperties, 'Id'> {
  constructor(properties: FlowLogProperties) {
    super('AWS::EC2::FlowLog', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface FlowLog_DestinationOptions {
  FileFormat: Value<'parquet' | 'plain-text'>;
  HiveCompatiblePartitions: Value<boolean>;
  PerHourPartition: Value<boolean>;
}
export interface FlowLog_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface FlowLog_TagFieldSpecification {
  ResourceType: Value<string>;
  TagKeys: Value<Array<Value<string>>>;
}

export interface InternetGatewayProperties {
  Tags?: Value<Array<Value<InternetGateway_Tag>>>;
}
/** `AWS::EC2::InternetGateway` */
export class InternetGateway extends CfnResource<InternetGatewayProperties, 'InternetGatewayId'> {
  constructor(properties: InternetGatewayProperties = {}) {
    super('AWS::EC2::InternetGateway', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface InternetGateway_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface NatGatewayProperties {
  AllocationId?: Value<string>;
  AvailabilityMode?: Value<string>;
  AvailabilityZoneAddresses?: Value<Array<Value<NatGateway_AvailabilityZoneAddress>>>;
  ConnectivityType?: Value<string>;
  MaxDrainDurationSeconds?: Value<number>;
  PrivateIpAddress?: Value<string>;
  SecondaryAllocationIds?: Value<Array<Value<string>>>;
  SecondaryPrivateIpAddressCount?: Value<number>;
  SecondaryPrivateIpAddresses?: Value<Array<Value<string>>>;
  SubnetId?: Value<string>;
  Tags?: Value<Array<Value<NatGateway_Tag>>>;
  VpcId?: Value<string>;
}
/** `AWS::EC2::NatGateway` */
export class NatGateway extends CfnResource<NatGatewayProperties, 'AutoProvisionZones' | 'AutoScalingIps' | 'EniId' | 'NatGatewayId' | 'RouteTableId'> {
  constructor(properties: NatGatewayProperties = {}) {
    super('AWS::EC2::NatGateway', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface NatGateway_AvailabilityZoneAddress {
  AllocationIds: Value<Array<Value<string>>>;
  AvailabilityZone?: Value<string>;
  AvailabilityZoneId?: Value<string>;
}
export interface NatGateway_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface NetworkAclProperties {
  Tags?: Value<Array<Value<NetworkAcl_Tag>>>;
  VpcId: Value<string>;
}
/** `AWS::EC2::NetworkAcl` */
export class NetworkAcl extends CfnResource<NetworkAclProperties, 'Id'> {
  constructor(properties: NetworkAclProperties) {
    super('AWS::EC2::NetworkAcl', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface NetworkAcl_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface NetworkAclEntryProperties {
  CidrBlock?: Value<string>;
  Egress?: Value<boolean>;
  Icmp?: Value<NetworkAclEntry_Icmp>;
  Ipv6CidrBlock?: Value<string>;
  NetworkAclId: Value<string>;
  PortRange?: Value<NetworkAclEntry_PortRange>;
  Protocol: Value<number>;
  RuleAction: Value<string>;
  RuleNumber: Value<number>;
}
/** `AWS::EC2::NetworkAclEntry` */
export class NetworkAclEntry extends CfnResource<NetworkAclEntryProperties, 'Id'> {
  constructor(properties: NetworkAclEntryProperties) {
    super('AWS::EC2::NetworkAclEntry', properties, { stateful: false });
  }
}
export interface NetworkAclEntry_Icmp {
  Code?: Value<number>;
  Type?: Value<number>;
}
export interface NetworkAclEntry_PortRange {
  From?: Value<number>;
  To?: Value<number>;
}

export interface RouteProperties {
  CarrierGatewayId?: Value<string>;
  CoreNetworkArn?: Value<string>;
  DestinationCidrBlock?: Value<string>;
  DestinationIpv6CidrBlock?: Value<string>;
  DestinationPrefixListId?: Value<string>;
  EgressOnlyInternetGatewayId?: Value<string>;
  GatewayId?: Value<string>;
  InstanceId?: Value<string>;
  LocalGatewayId?: Value<string>;
  NatGatewayId?: Value<string>;
  NetworkInterfaceId?: Value<string>;
  OdbNetworkArn?: Value<string>;
  RouteTableId: Value<string>;
  TransitGatewayId?: Value<string>;
  VpcEndpointId?: Value<string>;
  VpcPeeringConnectionId?: Value<string>;
}
/** `AWS::EC2::Route` */
export class Route extends CfnResource<RouteProperties, 'CidrBlock'> {
  constructor(properties: RouteProperties) {
    super('AWS::EC2::Route', properties, { stateful: false });
  }
}

export interface RouteTableProperties {
  Tags?: Value<Array<Value<RouteTable_Tag>>>;
  VpcId: Value<string>;
}
/** `AWS::EC2::RouteTable` */
export class RouteTable extends CfnResource<RouteTableProperties, 'RouteTableId'> {
  constructor(properties: RouteTableProperties) {
    super('AWS::EC2::RouteTable', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface RouteTable_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface SecurityGroupProperties {
  GroupDescription: Value<string>;
  GroupName?: Value<string>;
  SecurityGroupEgress?: Value<Array<Value<SecurityGroup_Egress>>>;
  SecurityGroupIngress?: Value<Array<Value<SecurityGroup_Ingress>>>;
  Tags?: Value<Array<Value<SecurityGroup_Tag>>>;
  VpcId?: Value<string>;
}
/** `AWS::EC2::SecurityGroup` */
export class SecurityGroup extends CfnResource<SecurityGroupProperties, 'GroupId' | 'Id' | 'VpcId'> {
  constructor(properties: SecurityGroupProperties) {
    super('AWS::EC2::SecurityGroup', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface SecurityGroup_Egress {
  CidrIp?: Value<string>;
  CidrIpv6?: Value<string>;
  Description?: Value<string>;
  DestinationPrefixListId?: Value<string>;
  DestinationSecurityGroupId?: Value<string>;
  FromPort?: Value<number>;
  IpProtocol: Value<string>;
  ToPort?: Value<number>;
}
export interface SecurityGroup_Ingress {
  CidrIp?: Value<string>;
  CidrIpv6?: Value<string>;
  Description?: Value<string>;
  FromPort?: Value<number>;
  IpProtocol: Value<string>;
  SourcePrefixListId?: Value<string>;
  SourceSecurityGroupId?: Value<string>;
  SourceSecurityGroupName?: Value<string>;
  SourceSecurityGroupOwnerId?: Value<string>;
  ToPort?: Value<number>;
}
export interface SecurityGroup_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface SecurityGroupEgressProperties {
  CidrIp?: Value<string>;
  CidrIpv6?: Value<string>;
  Description?: Value<string>;
  DestinationPrefixListId?: Value<string>;
  DestinationSecurityGroupId?: Value<string>;
  FromPort?: Value<number>;
  GroupId: Value<string>;
  IpProtocol: Value<string>;
  ToPort?: Value<number>;
}
/** `AWS::EC2::SecurityGroupEgress` */
export class SecurityGroupEgress extends CfnResource<SecurityGroupEgressProperties, 'Id'> {
  constructor(properties: SecurityGroupEgressProperties) {
    super('AWS::EC2::SecurityGroupEgress', properties, { stateful: false });
  }
}

export interface SecurityGroupIngressProperties {
  CidrIp?: Value<string>;
  CidrIpv6?: Value<string>;
  Description?: Value<string>;
  FromPort?: Value<number>;
  GroupId?: Value<string>;
  GroupName?: Value<string>;
  IpProtocol: Value<string>;
  SourcePrefixListId?: Value<string>;
  SourceSecurityGroupId?: Value<string>;
  SourceSecurityGroupName?: Value<string>;
  SourceSecurityGroupOwnerId?: Value<string>;
  ToPort?: Value<number>;
}
/** `AWS::EC2::SecurityGroupIngress` */
export class SecurityGroupIngress extends CfnResource<SecurityGroupIngressProperties, 'Id'> {
  constructor(properties: SecurityGroupIngressProperties) {
    super('AWS::EC2::SecurityGroupIngress', properties, { stateful: false });
  }
}

export interface SubnetProperties {
  AssignIpv6AddressOnCreation?: Value<boolean>;
  AvailabilityZone?: Value<string>;
  AvailabilityZoneId?: Value<string>;
  CidrBlock?: Value<string>;
  EnableDns64?: Value<boolean>;
  EnableLniAtDeviceIndex?: Value<number>;
  Ipv4IpamPoolId?: Value<string>;
  Ipv4NetmaskLength?: Value<number>;
  Ipv6CidrBlock?: Value<string>;
  Ipv6IpamPoolId?: Value<string>;
  Ipv6Native?: Value<boolean>;
  Ipv6NetmaskLength?: Value<number>;
  MapPublicIpOnLaunch?: Value<boolean>;
  OutpostArn?: Value<string>;
  PrivateDnsNameOptionsOnLaunch?: Value<Subnet_PrivateDnsNameOptionsOnLaunch>;
  Tags?: Value<Array<Value<Subnet_Tag>>>;
  VpcId: Value<string>;
}
/** `AWS::EC2::Subnet` */
export class Subnet extends CfnResource<SubnetProperties, 'AvailabilityZone' | 'AvailabilityZoneId' | 'BlockPublicAccessStates' | 'CidrBlock' | 'Ipv6CidrBlocks' | 'NetworkAclAssociationId' | 'OutpostArn' | 'SubnetId' | 'VpcId'> {
  constructor(properties: SubnetProperties) {
    super('AWS::EC2::Subnet', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface Subnet_BlockPublicAccessStates {
  InternetGatewayBlockMode?: Value<string>;
}
export interface Subnet_PrivateDnsNameOptionsOnLaunch {
  EnableResourceNameDnsAAAARecord?: Value<boolean>;
  EnableResourceNameDnsARecord?: Value<boolean>;
  HostnameType?: Value<string>;
}
export interface Subnet_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface SubnetNetworkAclAssociationProperties {
  NetworkAclId: Value<string>;
  SubnetId: Value<string>;
}
/** `AWS::EC2::SubnetNetworkAclAssociation` */
export class SubnetNetworkAclAssociation extends CfnResource<SubnetNetworkAclAssociationProperties, 'AssociationId'> {
  constructor(properties: SubnetNetworkAclAssociationProperties) {
    super('AWS::EC2::SubnetNetworkAclAssociation', properties, { stateful: false });
  }
}

export interface SubnetRouteTableAssociationProperties {
  RouteTableId: Value<string>;
  SubnetId: Value<string>;
}
/** `AWS::EC2::SubnetRouteTableAssociation` */
export class SubnetRouteTableAssociation extends CfnResource<SubnetRouteTableAssociationProperties, 'Id'> {
  constructor(properties: SubnetRouteTableAssociationProperties) {
    super('AWS::EC2::SubnetRouteTableAssociation', properties, { stateful: false });
  }
}

export interface VPCProperties {
  CidrBlock?: Value<string>;
  EnableDnsHostnames?: Value<boolean>;
  EnableDnsSupport?: Value<boolean>;
  InstanceTenancy?: Value<string>;
  Ipv4IpamPoolId?: Value<string>;
  Ipv4NetmaskLength?: Value<number>;
  Tags?: Value<Array<Value<VPC_Tag>>>;
  VpcEncryptionControl?: Value<VPC_VpcEncryptionControl>;
}
/** `AWS::EC2::VPC` */
export class VPC extends CfnResource<VPCProperties, 'CidrBlock' | 'CidrBlockAssociations' | 'DefaultNetworkAcl' | 'DefaultSecurityGroup' | 'Ipv6CidrBlocks' | 'VpcEncryptionControl.ResourceExclusions' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.State' | 'VpcEncryptionControl.ResourceExclusions.EgressOnlyInternetGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.State' | 'VpcEncryptionControl.ResourceExclusions.ElasticFileSystem.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway.State' | 'VpcEncryptionControl.ResourceExclusions.InternetGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.Lambda' | 'VpcEncryptionControl.ResourceExclusions.Lambda.State' | 'VpcEncryptionControl.ResourceExclusions.Lambda.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.NatGateway' | 'VpcEncryptionControl.ResourceExclusions.NatGateway.State' | 'VpcEncryptionControl.ResourceExclusions.NatGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.State' | 'VpcEncryptionControl.ResourceExclusions.VirtualPrivateGateway.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice.State' | 'VpcEncryptionControl.ResourceExclusions.VpcLattice.StateMessage' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering.State' | 'VpcEncryptionControl.ResourceExclusions.VpcPeering.StateMessage' | 'VpcEncryptionControl.State' | 'VpcEncryptionControl.StateMessage' | 'VpcEncryptionControl.VpcEncryptionControlId' | 'VpcEncryptionControl.VpcId' | 'VpcId'> {
  constructor(properties: VPCProperties = {}) {
    super('AWS::EC2::VPC', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface VPC_Tag {
  Key: Value<string>;
  Value: Value<string>;
}
export interface VPC_VpcEncryptionControl {
  EgressOnlyInternetGatewayExclusion?: Value<'disable' | 'enable'>;
  ElasticFileSystemExclusion?: Value<'disable' | 'enable'>;
  InternetGatewayExclusion?: Value<'disable' | 'enable'>;
  LambdaExclusion?: Value<'disable' | 'enable'>;
  Mode?: Value<'enforce' | 'monitor'>;
  NatGatewayExclusion?: Value<'disable' | 'enable'>;
  ResourceExclusions?: Value<VPC_VpcEncryptionControlExclusions>;
  State?: Value<string>;
  StateMessage?: Value<string>;
  VirtualPrivateGatewayExclusion?: Value<'disable' | 'enable'>;
  VpcEncryptionControlId?: Value<string>;
  VpcId?: Value<string>;
  VpcLatticeExclusion?: Value<'disable' | 'enable'>;
  VpcPeeringExclusion?: Value<'disable' | 'enable'>;
}
export interface VPC_VpcEncryptionControlExclusion {
  State?: Value<string>;
  StateMessage?: Value<string>;
}
export interface VPC_VpcEncryptionControlExclusions {
  EgressOnlyInternetGateway?: Value<VPC_VpcEncryptionControlExclusion>;
  ElasticFileSystem?: Value<VPC_VpcEncryptionControlExclusion>;
  InternetGateway?: Value<VPC_VpcEncryptionControlExclusion>;
  Lambda?: Value<VPC_VpcEncryptionControlExclusion>;
  NatGateway?: Value<VPC_VpcEncryptionControlExclusion>;
  VirtualPrivateGateway?: Value<VPC_VpcEncryptionControlExclusion>;
  VpcLattice?: Value<VPC_VpcEncryptionControlExclusion>;
  VpcPeering?: Value<VPC_VpcEncryptionControlExclusion>;
}

export interface VPCEndpointProperties {
  DnsOptions?: Value<VPCEndpoint_DnsOptionsSpecification>;
  IpAddressType?: Value<'dualstack' | 'ipv4' | 'ipv6' | 'not-specified'>;
  PolicyDocument?: Value<string | object | string>;
  PrivateDnsEnabled?: Value<boolean>;
  ResourceConfigurationArn?: Value<string>;
  RouteTableIds?: Value<Array<Value<string>>>;
  SecurityGroupIds?: Value<Array<Value<string>>>;
  ServiceName?: Value<string>;
  ServiceNetworkArn?: Value<string>;
  ServiceRegion?: Value<string>;
  SubnetIds?: Value<Array<Value<string>>>;
  Tags?: Value<Array<Value<VPCEndpoint_Tag>>>;
  VpcEndpointType?: Value<'Gateway' | 'GatewayLoadBalancer' | 'Interface' | 'Resource' | 'ServiceNetwork' | 'Tunnel'>;
  VpcId: Value<string>;
}
/** `AWS::EC2::VPCEndpoint` */
export class VPCEndpoint extends CfnResource<VPCEndpointProperties, 'CreationTimestamp' | 'DnsEntries' | 'Id' | 'NetworkInterfaceIds'> {
  constructor(properties: VPCEndpointProperties) {
    super('AWS::EC2::VPCEndpoint', properties, { stateful: false, tagging: { property: 'Tags', variant: 'standard' } });
  }
}
export interface VPCEndpoint_DnsOptionsSpecification {
  DnsRecordIpType?: Value<'dualstack' | 'ipv4' | 'ipv6' | 'not-specified' | 'service-defined'>;
  PrivateDnsOnlyForInboundResolverEndpoint?: Value<'AllResolvers' | 'NotSpecified' | 'OnlyInboundResolver'>;
  PrivateDnsPreference?: Value<'ALL_DOMAINS' | 'SPECIFIED_DOMAINS_ONLY' | 'VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS' | 'VERIFIED_DOMAINS_ONLY'>;
  PrivateDnsSpecifiedDomains?: Value<Array<Value<string>>>;
}
export interface VPCEndpoint_Tag {
  Key: Value<string>;
  Value: Value<string>;
}

export interface VPCGatewayAttachmentProperties {
  InternetGatewayId?: Value<string>;
  VpcId: Value<string>;
  VpnGatewayId?: Value<string>;
}
/** `AWS::EC2::VPCGatewayAttachment` */
export class VPCGatewayAttachment extends CfnResource<VPCGatewayAttachmentProperties, 'AttachmentType'> {
  constructor(properties: VPCGatewayAttachmentProperties) {
    super('AWS::EC2::VPCGatewayAttachment', properties, { stateful: false });
  }
}
