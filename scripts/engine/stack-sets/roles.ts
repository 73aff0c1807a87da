import type { DeployInput } from '../deploy-input';
import type { Environment, Run } from '../environment';
import { missingOutput } from '../wiring';
import type { StackSetRoles } from './ports';
import { ROLES_STACK, type StackSetRollout } from './rollout';

const ADMINISTRATION_OUTPUT = 'AdministrationRoleArn';
const EXECUTION_OUTPUT = 'ExecutionRoleName';

/**
 * The roles of self-managed StackSets, for one account that is administrator and target.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
function rolesTemplate(suffixParameter: string): string {
  const administration = `stack-set-administration-\${${suffixParameter}}`;
  const execution = `stack-set-execution-\${${suffixParameter}}`;
  return JSON.stringify({
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'Roles that CloudFormation StackSets rolls the environment out with',
    Parameters: { [suffixParameter]: { Type: 'String' } },
    Resources: {
      AdministrationRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { 'Fn::Sub': administration },
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Service: 'cloudformation.amazonaws.com' },
                Action: 'sts:AssumeRole',
                // A stack set of another account must not be able to have this role used.
                Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
              },
            ],
          },
          Policies: [
            {
              PolicyName: 'assume-execution-role',
              PolicyDocument: {
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Action: 'sts:AssumeRole',
                    Resource: {
                      'Fn::Sub': `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/${execution}`,
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      ExecutionRole: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: { 'Fn::Sub': execution },
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: { 'Fn::GetAtt': ['AdministrationRole', 'Arn'] } },
                Action: 'sts:AssumeRole',
              },
            ],
          },
          // Whatever the templates make, as the person who deploys has to be allowed to as well.
          ManagedPolicyArns: [
            { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess' },
          ],
        },
      },
    },
    Outputs: {
      [ADMINISTRATION_OUTPUT]: { Value: { 'Fn::GetAtt': ['AdministrationRole', 'Arn'] } },
      [EXECUTION_OUTPUT]: { Value: { Ref: 'ExecutionRole' } },
    },
  });
}

/** The input with what the roles stack is deployed with. */
export function withRolesStack(input: DeployInput, environment: Environment): DeployInput {
  const { suffixParameter } = environment.ownership;
  return {
    ...input,
    template: (stack) =>
      stack === ROLES_STACK ? rolesTemplate(suffixParameter) : input.template(stack),
    functionCode: (stack) => (stack === ROLES_STACK ? [] : input.functionCode(stack)),
    parameters: (location) =>
      location.stack === ROLES_STACK
        ? { [suffixParameter]: { kind: 'given', value: environment.suffix } }
        : input.parameters(location),
    stackPolicy: (stack) => (stack === ROLES_STACK ? undefined : input.stackPolicy(stack)),
  };
}

/** The roles that were brought along, or those of the roles stack. */
export async function rolesOf(
  { environment, cloud }: Run,
  { administration, roles }: StackSetRollout,
): Promise<StackSetRoles> {
  if (roles !== undefined) {
    return roles;
  }
  const { stacks } = cloud.region(environment.topology.regions[administration].name);
  const outputs = (await stacks.describe(environment.stackName(ROLES_STACK)))?.outputs;
  const read = (output: string): string => {
    const value = outputs?.[output];
    if (value === undefined) {
      const producer = { stack: ROLES_STACK, role: administration };
      throw missingOutput(environment, outputs, {
        producer,
        output,
        use: 'which every stack set works with',
      });
    }
    return value;
  };
  return {
    administrationRoleArn: read(ADMINISTRATION_OUTPUT),
    executionRoleName: read(EXECUTION_OUTPUT),
  };
}
