import { join } from 'node:path';
import { COPY_PREFIX } from '../../../functions/failover/lost-writes/snapshot-names';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { toMinifiedJson } from '../../../templates-src/cfn/emit';
import { nameOf, stackName } from '../../../templates-src/naming';
import { settingParameters } from '../../../templates-src/settings';
import {
  artifactStack,
  defaultRegions,
  feeds,
  type HomeRole,
  type StackId,
  stacks,
} from '../../../templates-src/topology';
import type { DeployInput } from '../../engine/deploy-input';
import type { DestroyKnowledge } from '../../engine/environment';
import type { Artifact } from '../../engine/ports';
import { locationId } from '../../engine/topology';
import type { ChosenSettings } from '../settings';
import { desiredParameters } from './desired-parameters';
import { readFunction } from './function-code';
import { readManifest, readTemplate } from './generated-files';
import { databaseNames, operationsOf } from './operations';
import { packageTemplate } from './package-template';
import type { Product } from './product';
import { projectFolder } from './project-folder';
import { refusedChange } from './refused-changes';
import { settingOption } from './setting-option';
import { stackPolicies } from './stack-policies';

/** Where templates and function code come from. */
export interface PaymentsSource {
  template(stack: StackId): TemplateDocument;
  functionCode(name: string): Artifact;
}

/** Where `npm run build` puts the payment service. */
const SERVICE_BUNDLES = 'dist/payment-service';

/** Tag on every stack and resource. */
const APPLICATION = 'payments';

/** The payments product, from `generated/` and `dist/functions/`. */
export const payments: Product = paymentsFrom(() => {
  const folder = projectFolder(__dirname);
  const manifest = readManifest(folder);
  return {
    template: (stack) => readTemplate(folder, stack),
    functionCode: (name) => readFunction(folder, name, manifest),
  };
});

/** The payments product; the source is opened when something is deployed. */
export function paymentsFrom(openSource: () => PaymentsSource): Product {
  return {
    topology: { regions: defaultRegions, stacks, feeds, artifactStack },
    stackName,
    ownership: {
      suffixParameter: settingParameters.suffix,
      applicationTag: { key: 'Application', value: APPLICATION },
    },
    failover: { stack: 'regional', stateTableOutput: 'StateTableName' },
    operations: operationsOf(openSource),
    image: {
      repository: (suffix) => nameOf('repository', { suffix, accountId: '', regionCode: '' }),
      buildContext: () => join(projectFolder(__dirname), SERVICE_BUNDLES),
    },
    deployInput: (settings) => deployInput(settings, openSource()),
    destroyKnowledge,
  };
}

function deployInput(settings: ChosenSettings, source: PaymentsSource): DeployInput {
  const policies = stackPolicies();
  const code = new Map(
    stacks
      .flatMap(({ functions }) => functions)
      .map((name) => [name, source.functionCode(name)] as const),
  );
  const location = {
    bucket: { 'Fn::Sub': ARTIFACT_BUCKET_EXPRESSION },
    keyOf: (name: string) => code.get(name)?.key,
  };
  const templates = new Map<string, string>(
    stacks.map(({ id }) => [id, toMinifiedJson(packageTemplate(source.template(id), location))]),
  );
  const parameters = new Map(
    stacks.flatMap(({ id, roles }) =>
      roles.map((role) => [locationId({ stack: id, role }), desiredParameters(id, role, settings)]),
    ),
  );
  return {
    template: (stack) => templates.get(stack) ?? unknownStack(stack),
    functionCode: (stack) =>
      (stacks.find(({ id }) => id === stack)?.functions ?? []).flatMap(
        (name) => code.get(name) ?? [],
      ),
    parameters: (place) => parameters.get(locationId(place)) ?? unknownStack(place.stack),
    refusedChange,
    settingOption,
    stackPolicy: (stack) => policies.get(stack),
    tags: {
      ...settings.tags,
      EnvironmentSuffix: settings.suffix,
      Application: APPLICATION,
      ManagedBy: 'dr-cli',
    },
  };
}

/** The artifact bucket's name over the template's own parameters: right in every region. */
const ARTIFACT_BUCKET_EXPRESSION = nameOf('artifactBucket', {
  accountId: '${AWS::AccountId}',
  regionCode: '${RegionCode}',
  suffix: '${EnvironmentSuffix}',
});

function destroyKnowledge(suffix: string, accountId: string): DestroyKnowledge {
  const regional = (role: HomeRole) => ({
    suffix,
    accountId,
    regionCode: defaultRegions[role].code,
  });
  return {
    globalDatabase: {
      members: 'regional',
      clusterIdentifier: nameOf('globalCluster', regional('primary')),
      member: (role) => databaseNames(suffix, accountId, role),
      failoverSnapshotPrefix: COPY_PREFIX,
    },
    replicatedBuckets: { stack: 'foundation' },
    leftoverLogGroups: (role) => [
      `/aws/rds/cluster/${nameOf('databaseCluster', regional(role))}/`,
      `/aws/ecs/containerinsights/${nameOf('ecsCluster', regional(role))}/`,
      ...stacks
        .flatMap(({ functions }) => functions)
        .map((name) => `/aws/lambda/${name}-${suffix}`),
    ],
    certificates: {
      stack: 'foundation',
      domainNameParameter: settingParameters.domainName,
      hostedZoneIdParameter: settingParameters.hostedZoneId,
    },
    inventoryTag: { key: 'EnvironmentSuffix', value: suffix },
  };
}

function unknownStack(stack: string): never {
  throw new Error(`the topology has no stack ${stack}`);
}
