import { emptyState } from '../../../../scripts/local-cloud/regions';
import type {
  Properties,
  ResourceContext,
  ResourceModel,
} from '../../../../scripts/local-cloud/resource-model';
import { modelFor } from '../../../../scripts/local-cloud/resources';
import type { LocalCloudState, StoredResource } from '../../../../scripts/local-cloud/state';

export const NOW_MS = Date.UTC(2030, 0, 2, 3, 4, 5);

/** Makes, changes and deletes resources in one region as the engine would, without its clock. */
export class TestRegion {
  constructor(
    readonly name: string = 'us-east-1',
    readonly state: LocalCloudState = emptyState(),
  ) {}

  /** Another region of the same account. */
  peer(name: string): TestRegion {
    return new TestRegion(name, this.state);
  }

  create(type: string, properties: Properties = {}, logicalId = 'Thing'): StoredResource {
    const model = this.model(type);
    const problems = model.validate(properties);
    if (problems.length > 0) {
      throw new Error(problems.join('; '));
    }
    return model.create(this.context(logicalId), properties);
  }

  update(resource: StoredResource, changes: Properties): StoredResource {
    return this.model(resource.type).update(this.context(), resource, {
      ...resource.properties,
      ...changes,
    });
  }

  delete(resource: StoredResource): void {
    this.model(resource.type).delete(this.context(), resource);
  }

  context(logicalId = 'Thing'): ResourceContext {
    return {
      state: this.state,
      region: this.name,
      stackId: `arn:aws:cloudformation:${this.name}:111122223333:stack/regional-test/1`,
      stackName: 'regional-test',
      logicalId,
      nowMs: NOW_MS,
    };
  }

  private model(type: string): ResourceModel {
    const model = modelFor(type);
    if (model === undefined) {
      throw new Error(`no model for ${type}`);
    }
    return model;
  }
}

export interface TestNetwork {
  readonly vpc: StoredResource;
  readonly subnets: readonly [StoredResource, StoredResource];
  readonly gateway: StoredResource;
  readonly attachment: StoredResource;
  readonly securityGroup: StoredResource;
}

/** A VPC with two subnets in two zones, a gateway to the internet and a security group. */
export function createNetwork(region: TestRegion): TestNetwork {
  const vpc = region.create('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  const subnet = (zone: string, cidr: string): StoredResource =>
    region.create('AWS::EC2::Subnet', {
      VpcId: vpc.ref,
      CidrBlock: cidr,
      AvailabilityZone: region.name + zone,
    });
  const gateway = region.create('AWS::EC2::InternetGateway');
  return {
    vpc,
    subnets: [subnet('a', '10.0.0.0/24'), subnet('b', '10.0.1.0/24')],
    gateway,
    attachment: region.create('AWS::EC2::VPCGatewayAttachment', {
      VpcId: vpc.ref,
      InternetGatewayId: gateway.ref,
    }),
    securityGroup: region.create('AWS::EC2::SecurityGroup', {
      GroupDescription: 'test',
      VpcId: vpc.ref,
    }),
  };
}

/** A role that everything may assume. */
export function createRole(region: TestRegion): StoredResource {
  return region.create('AWS::IAM::Role', { AssumeRolePolicyDocument: {} }, 'Role');
}
