import { createNetwork, TestRegion } from './test-region';

function createNatGateway(region: TestRegion, subnetId: string) {
  const address = region.create('AWS::EC2::EIP');
  return region.create('AWS::EC2::NatGateway', {
    SubnetId: subnetId,
    AllocationId: address.attributes.AllocationId,
  });
}

describe('a network refuses', () => {
  it('a subnet outside the VPC', () => {
    const region = new TestRegion();
    const { vpc } = createNetwork(region);

    const create = (): unknown =>
      region.create('AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: '10.1.0.0/24' });

    expect(create).toThrow("The CIDR '10.1.0.0/24' is invalid.");
  });

  it('a subnet that overlaps another', () => {
    const region = new TestRegion();
    const { vpc } = createNetwork(region);

    const create = (): unknown =>
      region.create('AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: '10.0.1.128/25' });

    expect(create).toThrow("The CIDR '10.0.1.128/25' conflicts with another subnet");
  });

  it('a subnet in a zone of another region', () => {
    const region = new TestRegion();
    const { vpc } = createNetwork(region);

    const create = (): unknown =>
      region.create('AWS::EC2::Subnet', {
        VpcId: vpc.ref,
        CidrBlock: '10.0.9.0/24',
        AvailabilityZone: 'us-east-2a',
      });

    expect(create).toThrow(/^Value \(us-east-2a\) for parameter availabilityZone is invalid/);
  });

  it('what names a VPC of another region', () => {
    const region = new TestRegion();
    const { vpc } = createNetwork(region);

    const create = (): unknown =>
      region.peer('us-east-2').create('AWS::EC2::RouteTable', { VpcId: vpc.ref });

    expect(create).toThrow(`The vpc ID '${vpc.ref}' does not exist`);
  });

  it('a NAT gateway before the internet gateway is attached', () => {
    const region = new TestRegion();
    const vpc = region.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
    const subnet = region.create('AWS::EC2::Subnet', { VpcId: vpc.ref, CidrBlock: '10.0.0.0/24' });

    const create = (): unknown => createNatGateway(region, subnet.ref);

    expect(create).toThrow(`Network ${vpc.ref} has no Internet gateway attached`);
  });

  it('a second route to the same destination', () => {
    const region = new TestRegion();
    const { vpc, gateway } = createNetwork(region);
    const table = region.create('AWS::EC2::RouteTable', { VpcId: vpc.ref });
    const route = {
      RouteTableId: table.ref,
      DestinationCidrBlock: '0.0.0.0/0',
      GatewayId: gateway.ref,
    };
    region.create('AWS::EC2::Route', route);

    const create = (): unknown => region.create('AWS::EC2::Route', route);

    expect(create).toThrow('The route identified by 0.0.0.0/0 already exists.');
  });
});

describe('a network keeps', () => {
  it('a VPC with a subnet', () => {
    const region = new TestRegion();
    const { vpc } = createNetwork(region);

    const remove = (): unknown => region.delete(vpc);

    expect(remove).toThrow(`The vpc '${vpc.ref}' has dependencies and cannot be deleted.`);
  });

  it('a subnet with a NAT gateway', () => {
    const region = new TestRegion();
    const { subnets } = createNetwork(region);
    createNatGateway(region, subnets[0].ref);

    const remove = (): unknown => region.delete(subnets[0]);

    expect(remove).toThrow(
      `The subnet '${subnets[0].ref}' has dependencies and cannot be deleted.`,
    );
  });

  it('the internet gateway while the VPC has public addresses', () => {
    const region = new TestRegion();
    const { vpc, subnets, attachment } = createNetwork(region);
    createNatGateway(region, subnets[0].ref);

    const remove = (): unknown => region.delete(attachment);

    expect(remove).toThrow(`Network ${vpc.ref} has some mapped public address(es).`);
  });

  it('a security group that another names', () => {
    const region = new TestRegion();
    const { vpc, securityGroup } = createNetwork(region);
    region.create('AWS::EC2::SecurityGroup', {
      GroupDescription: 'database',
      VpcId: vpc.ref,
      SecurityGroupIngress: [{ IpProtocol: 'tcp', SourceSecurityGroupId: securityGroup.ref }],
    });

    const remove = (): unknown => region.delete(securityGroup);

    expect(remove).toThrow(`resource ${securityGroup.ref} has a dependent object`);
  });

  it('nothing once all that depends is gone', () => {
    const region = new TestRegion();
    const { vpc, subnets, gateway, attachment, securityGroup } = createNetwork(region);

    for (const resource of [securityGroup, attachment, gateway, ...subnets, vpc]) {
      region.delete(resource);
    }

    expect(region.state.regions['us-east-1']?.resources).toEqual({});
  });
});
