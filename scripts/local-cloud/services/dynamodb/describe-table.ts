import { flag } from '../../resources/read';
import type { ServiceContext } from '../../service';
import { allItems, requireTable, type TableInput } from './tables';

/** AWS counts items every six hours or so; here the count is of now. */
export function describeTable(context: ServiceContext, input: TableInput): Record<string, unknown> {
  const table = requireTable(context, input);
  const { physicalId, attributes, properties, createdAtMs } = table.resource;
  return {
    Table: {
      TableName: physicalId,
      TableArn: attributes.Arn,
      TableStatus: 'ACTIVE',
      CreationDateTime: new Date(createdAtMs),
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      ItemCount: allItems(table).length,
      DeletionProtectionEnabled: flag(properties, 'DeletionProtectionEnabled'),
    },
  };
}
