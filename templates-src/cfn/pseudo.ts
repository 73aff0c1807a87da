import { Ref } from './value';

/** CloudFormation's pseudo parameters, by what they stand for. */
export const aws = {
  accountId: new Ref('AWS::AccountId'),
  partition: new Ref('AWS::Partition'),
  region: new Ref('AWS::Region'),
  stackId: new Ref('AWS::StackId'),
  stackName: new Ref('AWS::StackName'),
  urlSuffix: new Ref('AWS::URLSuffix'),
} as const;

/** As the result of {@link ifElse}: the property is left out. */
export const noValue = new Ref('AWS::NoValue');
