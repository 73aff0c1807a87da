import { spec } from '../../../scripts/resource-types/spec';
import { writeService } from '../../../scripts/resource-types/write-classes';

describe('resource types', () => {
  it('are written as classes whose properties, attributes and enumerations the compiler knows', () => {
    const source = writeService(
      {
        resources: {
          'AWS::Test::Thing': {
            properties: {
              Name: { type: 'string', required: true },
              Mode: { type: { enum: ['fast', 'safe'] } },
              Parts: { type: { list: { object: 'AWS::Test::Thing.Part' } } },
            },
            attributes: { Arn: 'string', 'Endpoint.Port': 'string' },
            primaryIdentifier: ['Name'],
            isStateful: true,
            tagging: { property: 'Tags', variant: 'standard' },
          },
        },
        objects: { 'AWS::Test::Thing.Part': { properties: { Size: { type: 'integer' } } } },
      },
      'Test',
    );

    expect(source).toContain('  Name: Value<string>;');
    expect(source).toContain("  Mode?: Value<'fast' | 'safe'>;");
    expect(source).toContain('  Parts?: Value<Array<Value<Thing_Part>>>;');
    expect(source).toContain(
      "export class Thing extends CfnResource<ThingProperties, 'Arn' | 'Endpoint.Port'>",
    );
    expect(source).toContain("stateful: true, tagging: { property: 'Tags', variant: 'standard' }");
  });

  it('say which of them hold data', () => {
    const stateful = Object.keys(spec.resources).filter((type) => spec.resources[type]?.isStateful);

    expect(stateful).toEqual(
      expect.arrayContaining([
        'AWS::RDS::DBCluster',
        'AWS::RDS::GlobalCluster',
        'AWS::S3::Bucket',
        'AWS::SecretsManager::Secret',
        'AWS::DynamoDB::Table',
      ]),
    );
  });
});
