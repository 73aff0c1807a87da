import { callsInFiles } from '../../../../scripts/survivability/calls/function-calls';

function callsIn(source: string) {
  return callsInFiles(['functions/example.ts'], () => source);
}

describe('calls in code', () => {
  it('are the commands that a file imports, as IAM names them', () => {
    const { calls } = callsIn(`
      import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
      import { RegisterScalableTargetCommand } from '@aws-sdk/client-application-auto-scaling';
      import { StartExecutionCommand as Start, SFNClient } from '@aws-sdk/client-sfn';
    `);

    expect(calls.map(({ action }) => action)).toEqual([
      'lambda:InvokeFunction',
      'application-autoscaling:RegisterScalableTarget',
      'states:StartExecution',
    ]);
  });

  it('are only those that are used', () => {
    const source = "import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';";

    const { calls } = callsInFiles(
      ['a.ts'],
      () => source,
      (name) => name === 'GetItemCommand',
    );

    expect(calls.map(({ action }) => action)).toEqual(['dynamodb:GetItem']);
  });

  it('are not types', () => {
    const { calls, untraceable } = callsIn(
      "import type { PublishCommand, SNS } from '@aws-sdk/client-sns';",
    );

    expect([...calls, ...untraceable]).toEqual([]);
  });

  it('span the lines of an import', () => {
    const { calls } = callsIn(
      "import {\n  DescribeDBClustersCommand,\n  RDSClient,\n} from '@aws-sdk/client-rds';",
    );

    expect(calls.map(({ action }) => action)).toEqual(['rds:DescribeDBClusters']);
  });

  it.each([
    ['a whole service', "import { RDS } from '@aws-sdk/client-rds';"],
    ['a paginator', "import { paginateDescribeDBClusters } from '@aws-sdk/client-rds';"],
    ['a waiter', "import { waitUntilServicesStable } from '@aws-sdk/client-ecs';"],
    ['everything under one name', "import * as rds from '@aws-sdk/client-rds';"],
    ['an import at run time', "const rds = await import('@aws-sdk/client-rds');"],
    ['a require', "const rds = require('@aws-sdk/client-rds');"],
  ])('cannot be hidden behind %s', (_, source) => {
    expect(callsIn(source).untraceable).toHaveLength(1);
  });

  it('leave out clients and errors, which call nothing', () => {
    const { calls, untraceable } = callsIn(
      "import { RDSClient, InvalidGlobalClusterStateFault } from '@aws-sdk/client-rds';",
    );

    expect([...calls, ...untraceable]).toEqual([]);
  });
});
