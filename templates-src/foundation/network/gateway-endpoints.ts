import { sub } from '../../cfn/functions';
import type { HandleOf } from '../../cfn/handle';
import { allow, type PolicyDocument, policy } from '../../cfn/policy';
import { aws } from '../../cfn/pseudo';
import * as ec2 from '../../cfn/resources/ec2.gen';
import type { Template } from '../../cfn/template';

/**
 * S3 and DynamoDB without NAT gateways, free of charge, for the private tier. The
 * data tier gets none: the database calls neither.
 */
export function addGatewayEndpoints(
  template: Template,
  vpc: HandleOf<ec2.VPC>,
  privateRouteTables: readonly HandleOf<ec2.RouteTable>[],
): void {
  const routeTables = privateRouteTables.map((table) => table.ref);
  template.add(
    'S3Endpoint',
    new ec2.VPCEndpoint({
      VpcId: vpc.ref,
      VpcEndpointType: 'Gateway',
      ServiceName: sub`com.amazonaws.${aws.region}.s3`,
      RouteTableIds: routeTables,
      PolicyDocument: policy(
        ...ownBuckets().Statement,
        // Image layers lie in a bucket of ECR's and are fetched with signed addresses:
        // https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
        allow({
          Sid: 'ImageLayers',
          Principal: '*',
          Action: 's3:GetObject',
          Resource: sub`arn:${aws.partition}:s3:::prod-${aws.region}-starport-layer-bucket/*`,
        }),
      ),
    }),
  );
  template.add(
    'DynamoDbEndpoint',
    new ec2.VPCEndpoint({
      VpcId: vpc.ref,
      VpcEndpointType: 'Gateway',
      ServiceName: sub`com.amazonaws.${aws.region}.dynamodb`,
      RouteTableIds: routeTables,
      PolicyDocument: ownTables(),
    }),
  );
}

/** Nobody carries data out to another account's bucket: who asks and whose it is, both are checked. */
function ownBuckets(): PolicyDocument {
  return policy(
    allow({
      Sid: 'OwnBuckets',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: {
        StringEquals: {
          'aws:PrincipalAccount': aws.accountId,
          'aws:ResourceAccount': aws.accountId,
        },
      },
    }),
  );
}

function ownTables(): PolicyDocument {
  return policy(
    allow({
      Sid: 'OwnTables',
      Principal: '*',
      Action: 'dynamodb:*',
      Resource: sub`arn:${aws.partition}:dynamodb:${aws.region}:${aws.accountId}:table/*`,
      Condition: { StringEquals: { 'aws:PrincipalAccount': aws.accountId } },
    }),
  );
}
