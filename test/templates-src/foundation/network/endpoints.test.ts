import { propertiesOf, resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';

const privateRouteTables = [1, 2, 3].map((zone) => ({ Ref: `PrivateRouteTable${zone}` }));

test('S3 and DynamoDB are reached without NAT gateways, from the private tier alone', () => {
  const region = deployed();

  const endpoints = [...resourcesOfType(region, 'AWS::EC2::VPCEndpoint').values()].map(
    ({ ServiceName, RouteTableIds }) => ({ ServiceName, RouteTableIds }),
  );

  expect(endpoints).toEqual([
    { ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: privateRouteTables },
    { ServiceName: 'com.amazonaws.us-east-1.dynamodb', RouteTableIds: privateRouteTables },
  ]);
});

test('the S3 endpoint serves buckets of this account and the image layers of ECR, no others', () => {
  const { PolicyDocument } = propertiesOf(deployed({ role: 'dr' }), 'S3Endpoint');

  expect(PolicyDocument).toMatchObject({
    Statement: [
      {
        Resource: '*',
        Condition: {
          StringEquals: {
            'aws:PrincipalAccount': '111122223333',
            'aws:ResourceAccount': '111122223333',
          },
        },
      },
      {
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::prod-us-east-2-starport-layer-bucket/*',
      },
    ],
  });
});

test('interface endpoints, when wanted, answer to the usual names and to tasks only', () => {
  const region = deployed({ choices: { interfaceEndpoints: 'enabled' } });

  const endpoints = [...resourcesOfType(region, 'AWS::EC2::VPCEndpoint').values()].filter(
    ({ VpcEndpointType }) => VpcEndpointType === 'Interface',
  );

  expect(endpoints.map(({ ServiceName }) => ServiceName)).toEqual([
    'com.amazonaws.us-east-1.ecr.api',
    'com.amazonaws.us-east-1.ecr.dkr',
    'com.amazonaws.us-east-1.logs',
    'com.amazonaws.us-east-1.secretsmanager',
    'com.amazonaws.us-east-1.lambda',
  ]);
  for (const endpoint of endpoints) {
    expect(endpoint).toMatchObject({
      PrivateDnsEnabled: true,
      SubnetIds: [{ Ref: 'PrivateSubnet1' }, { Ref: 'PrivateSubnet2' }, { Ref: 'PrivateSubnet3' }],
      SecurityGroupIds: [{ Ref: 'EndpointSecurityGroup' }],
    });
  }
  expect(propertiesOf(region, 'EndpointSecurityGroup').SecurityGroupIngress).toMatchObject([
    { SourceSecurityGroupId: { Ref: 'ServiceSecurityGroup' }, FromPort: 443, ToPort: 443 },
  ]);
});
