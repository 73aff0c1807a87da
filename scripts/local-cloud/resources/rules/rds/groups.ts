import { arn } from '../../arn';
import { alreadyExists, invalidRequest, notFound } from '../../failures';
import { generatedName } from '../../generated-name';
import { text, texts } from '../../read';
import type { ResourceRules, RulesByType } from '../../resource-rules';
import { findResource, resourcesOfType } from '../../store';
import { requireSubnets, zoneCount } from '../ec2/lookups';
import { identifierOf } from './identifiers';

/** https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBSubnetGroup.html */
const MAX_GROUP_NAME_LENGTH = 255;

const subnetGroup: ResourceRules = {
  // A guess.
  seconds: { create: 5, delete: 2 },
  require(context, properties, existing) {
    refuseExisting(context, 'AWS::RDS::DBSubnetGroup', 'DBSubnetGroupName', properties, existing);
    if (zoneCount(requireSubnets(context, properties, 'SubnetIds')) < 2) {
      throw invalidRequest(
        "The DB subnet group doesn't meet Availability Zone (AZ) coverage requirement. Current AZ coverage: 1. Add subnets to cover at least 2 AZs.",
      );
    }
  },
  identify(context, properties) {
    const name = groupName(context, properties, 'DBSubnetGroupName');
    return {
      physicalId: name,
      attributes: { DBSubnetGroupArn: arn(context, 'rds', `subgrp:${name}`) },
    };
  },
  beforeDelete: refuseInUse(
    { 'AWS::RDS::DBCluster': 'DBSubnetGroupName', 'AWS::RDS::DBInstance': 'DBSubnetGroupName' },
    (name, user) =>
      `Cannot delete the subnet group '${name}' because at least one database instance: ${user} is still using it.`,
  ),
};

const clusterParameterGroup: ResourceRules = {
  // A guess; its handler counts the minutes until the group is stable.
  seconds: { create: 15, update: 15, delete: 5 },
  require(context, properties, existing) {
    refuseExisting(
      context,
      'AWS::RDS::DBClusterParameterGroup',
      'DBClusterParameterGroupName',
      properties,
      existing,
    );
  },
  identify: (context, properties) => ({
    physicalId: groupName(context, properties, 'DBClusterParameterGroupName'),
  }),
  beforeDelete: refuseInUse(
    { 'AWS::RDS::DBCluster': 'DBClusterParameterGroupName' },
    () =>
      'One or more database instances are still members of this parameter group, so the group cannot be deleted',
  ),
};

const parameterGroup: ResourceRules = {
  seconds: { create: 15, update: 15, delete: 5 },
  require(context, properties, existing) {
    refuseExisting(
      context,
      'AWS::RDS::DBParameterGroup',
      'DBParameterGroupName',
      properties,
      existing,
    );
  },
  identify(context, properties) {
    const name = groupName(context, properties, 'DBParameterGroupName');
    return {
      physicalId: name,
      attributes: {
        DBParameterGroupName: name,
        DBParameterGroupArn: arn(context, 'rds', `pg:${name}`),
      },
    };
  },
  beforeDelete: refuseInUse(
    { 'AWS::RDS::DBInstance': 'DBParameterGroupName' },
    () =>
      'One or more database instances are still members of this parameter group, so the group cannot be deleted',
  ),
};

const eventSubscription: ResourceRules = {
  // A guess.
  seconds: { create: 60, update: 30, delete: 30 },
  require(context, properties) {
    const topic = text(properties, 'SnsTopicArn') ?? '';
    if (findResource(context, 'AWS::SNS::Topic', topic) === undefined) {
      throw notFound(`SNS topic not found: ${topic}`);
    }
    if (texts(properties, 'SourceIds').length > 0 && text(properties, 'SourceType') === undefined) {
      throw invalidRequest('If source identifiers are supplied, source type must also be supplied');
    }
  },
  identify: (context, properties) => ({
    physicalId: groupName(context, properties, 'SubscriptionName'),
  }),
};

type Context = Parameters<NonNullable<ResourceRules['identify']>>[0];
type Properties = Parameters<NonNullable<ResourceRules['identify']>>[1];

function groupName(context: Context, properties: Properties, property: string): string {
  return (
    identifierOf(properties, property) ??
    generatedName(context, { maxLength: MAX_GROUP_NAME_LENGTH, lowerCase: true })
  );
}

function refuseExisting(
  context: Context,
  type: string,
  property: string,
  properties: Properties,
  existing: unknown,
): void {
  const name = identifierOf(properties, property);
  if (existing === undefined && name !== undefined && findResource(context, type, name)) {
    throw alreadyExists(`${type.replace('AWS::RDS::', '')} ${name} already exists`);
  }
}

function refuseInUse(
  users: Readonly<Record<string, string>>,
  message: (name: string, user: string) => string,
): NonNullable<ResourceRules['beforeDelete']> {
  return (context, existing) => {
    for (const [type, property] of Object.entries(users)) {
      const user = resourcesOfType(context, type).find(
        (candidate) => identifierOf(candidate.properties, property) === existing.physicalId,
      );
      if (user !== undefined) {
        throw invalidRequest(message(existing.physicalId, user.physicalId));
      }
    }
  };
}

export const groupRules: RulesByType = {
  'AWS::RDS::DBSubnetGroup': subnetGroup,
  'AWS::RDS::DBClusterParameterGroup': clusterParameterGroup,
  'AWS::RDS::DBParameterGroup': parameterGroup,
  'AWS::RDS::EventSubscription': eventSubscription,
};
