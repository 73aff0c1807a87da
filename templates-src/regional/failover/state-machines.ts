import type { HandleOf } from '../../cfn/handle';
import { aws } from '../../cfn/pseudo';
import type * as iam from '../../cfn/resources/iam.gen';
import * as logs from '../../cfn/resources/logs.gen';
import * as stepfunctions from '../../cfn/resources/stepfunctions.gen';
import type { Template } from '../../cfn/template';
import type { Value } from '../../cfn/value';
import type { RegionalContext } from '../context';
import { LOG_RETENTION_DAYS } from '../log-retention';
import type { StateMachineDefinition } from './asl/states';
import { failoverMachine } from './failover-machine';
import { type MachineNames, placeholders } from './machine-names';
import { switchoverMachine } from './switchover-machine';

export interface StateMachineDependencies {
  readonly role: HandleOf<iam.Role>;
  readonly substitutions: Substitutions;
}

/** A value for every placeholder of the definitions. */
export type Substitutions = Readonly<Record<keyof MachineNames, Value<string>>>;

export function addFailoverMachine(
  template: Template,
  context: RegionalContext,
  dependencies: StateMachineDependencies,
): HandleOf<stepfunctions.StateMachine> {
  return addStateMachine(template, context, dependencies, {
    id: 'FailoverMachine',
    name: 'failoverMachine',
    logGroup: 'failoverMachineLogGroup',
    definition: failoverMachine(placeholders),
  });
}

export function addSwitchoverMachine(
  template: Template,
  context: RegionalContext,
  dependencies: StateMachineDependencies,
): HandleOf<stepfunctions.StateMachine> {
  return addStateMachine(template, context, dependencies, {
    id: 'SwitchoverMachine',
    name: 'switchoverMachine',
    logGroup: 'switchoverMachineLogGroup',
    definition: switchoverMachine(placeholders),
  });
}

interface Machine {
  readonly id: string;
  readonly name: 'failoverMachine' | 'switchoverMachine';
  readonly logGroup: 'failoverMachineLogGroup' | 'switchoverMachineLogGroup';
  readonly definition: StateMachineDefinition;
}

function addStateMachine(
  template: Template,
  { parameters, name }: RegionalContext,
  { role, substitutions }: StateMachineDependencies,
  machine: Machine,
): HandleOf<stepfunctions.StateMachine> {
  const logGroup = template.add(
    `${machine.id}LogGroup`,
    new logs.LogGroup({
      LogGroupName: name(machine.logGroup),
      KmsKeyId: parameters.KeyArn,
      RetentionInDays: LOG_RETENTION_DAYS,
    }),
  );
  return template.add(
    machine.id,
    new stepfunctions.StateMachine({
      StateMachineName: name(machine.name),
      // Runs for as long as a promotion may take, each step once; and a name starts one
      // execution only, which is how a second start of the same epoch is refused.
      // https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html
      StateMachineType: 'STANDARD',
      // Not SAM's type: it spells a definition out as one text of over a thousand joined lines,
      // which people can't read and cfn-lint can't check.
      Definition: machine.definition,
      DefinitionSubstitutions: used(machine.definition, substitutions),
      RoleArn: role.att('Arn'),
      LoggingConfiguration: {
        Level: 'ALL',
        // What steps were given and answered is in the execution's own history.
        IncludeExecutionData: false,
        Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: logGroup.att('Arn') } }],
      },
      TracingConfiguration: { Enabled: true },
      // No key of our own: an execution holds signals, names and times and no payment, and is
      // encrypted with a key of AWS's in any case; ours would have to be granted to all who start
      // or look at an execution, and be one more thing that a failover needs.
      // https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    }),
  );
}

/** Those that the definition mentions: CloudFormation's checks refuse one that is left over. */
function used(definition: StateMachineDefinition, substitutions: Substitutions) {
  const text = JSON.stringify(definition);
  return Object.fromEntries(
    Object.entries(substitutions).filter(([key]) => text.includes(`\${${key}}`)),
  );
}

/** The payment service's names and more, for both machines. */
export function substitutionsOf(
  { parameters, name }: RegionalContext,
  values: Omit<
    Substitutions,
    | 'EnvironmentSuffix'
    | 'Region'
    | 'PeerRegion'
    | 'GlobalClusterIdentifier'
    | 'NotificationTopicArn'
    | 'EcsCluster'
    | 'EcsService'
  >,
): Substitutions {
  return {
    EnvironmentSuffix: parameters.EnvironmentSuffix,
    Region: aws.region,
    PeerRegion: parameters.PeerRegion,
    GlobalClusterIdentifier: parameters.GlobalClusterIdentifier,
    NotificationTopicArn: parameters.NotificationTopicArn,
    EcsCluster: name('ecsCluster'),
    EcsService: name('ecsService'),
    ...values,
  };
}
