import { propertiesOf, resourcesOfType } from '../../../support/resolve';
import { deployed } from '../fixture';

test('only the load balancer is open to the internet, on its two ports', () => {
  const groups = resourcesOfType(deployed(), 'AWS::EC2::SecurityGroup');

  const open = [...groups].flatMap(([id, { SecurityGroupIngress = [] }]) =>
    (SecurityGroupIngress as { CidrIp?: string; FromPort: number; ToPort: number }[])
      .filter(({ CidrIp }) => CidrIp !== undefined)
      .map(({ CidrIp, FromPort, ToPort }) => ({ id, CidrIp, FromPort, ToPort })),
  );

  expect(open).toEqual([
    { id: 'LoadBalancerSecurityGroup', CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 },
    { id: 'LoadBalancerSecurityGroup', CidrIp: '0.0.0.0/0', FromPort: 80, ToPort: 80 },
  ]);
});

test.each([
  ['LoadBalancerToService', 'LoadBalancerSecurityGroup', 'ServiceSecurityGroup', 8443],
  ['ServiceToDatabase', 'ServiceSecurityGroup', 'DatabaseSecurityGroup', 5432],
])('%s is allowed at both ends, by group and for one port', (connection, from, to, port) => {
  const region = deployed();

  const egress = propertiesOf(region, `${connection}Egress`);
  const ingress = propertiesOf(region, `${connection}Ingress`);

  const range = { IpProtocol: 'tcp', FromPort: port, ToPort: port };
  expect(egress).toMatchObject({
    GroupId: { Ref: from },
    DestinationSecurityGroupId: { Ref: to },
    ...range,
  });
  expect(ingress).toMatchObject({
    GroupId: { Ref: to },
    SourceSecurityGroupId: { Ref: from },
    ...range,
  });
});

test('nothing but HTTPS from tasks leaves for the internet', () => {
  const groups = resourcesOfType(
    deployed({ choices: { interfaceEndpoints: 'enabled' } }),
    'AWS::EC2::SecurityGroup',
  );

  const egress = [...groups].map(([id, { SecurityGroupEgress }]) => [
    id,
    (SecurityGroupEgress as { CidrIp: string; FromPort?: number; ToPort?: number }[]).map(
      ({ CidrIp, FromPort, ToPort }) => ({ CidrIp, FromPort, ToPort }),
    ),
  ]);

  const nothing = [{ CidrIp: '127.0.0.1/32', FromPort: undefined, ToPort: undefined }];
  expect(Object.fromEntries(egress)).toEqual({
    LoadBalancerSecurityGroup: nothing,
    ServiceSecurityGroup: [{ CidrIp: '0.0.0.0/0', FromPort: 443, ToPort: 443 }],
    DatabaseSecurityGroup: nothing,
    EndpointSecurityGroup: nothing,
  });
});
