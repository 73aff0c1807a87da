import { type HomeRole, stacks } from '../../templates-src/topology';
import { readTemplate } from '../dr-cli/product/generated-files';
import { type DeclaredActions, declaredActions } from './calls/declared-actions';
import {
  bundleOf,
  type CodeCalls,
  callsInBundle,
  projectSource,
  type ReadSource,
} from './calls/function-calls';
import { peerCallsOfTasks } from './calls/peer-calls';
import { codeCalls } from './dependencies/code-calls';
import { dnsDependencies } from './dependencies/dns';
import { type CallsPeer, machineCalls } from './dependencies/machine-calls';
import { permissions } from './dependencies/permissions';
import { referencedResources } from './dependencies/references';
import type { Dependency } from './dependency';
import { type Deployment, deploymentWithout, type Templates } from './deployment/deployment';

/** The failover path's code, as far as the proof looks at it. */
export interface PathCode {
  readonly functions: Readonly<Record<string, CodeCalls>>;
  readonly callsPeer: CallsPeer;
  readonly declared: DeclaredActions;
}

export interface Proof {
  readonly deployment: Deployment;
  readonly dependencies: readonly Dependency[];
}

/** Everything the surviving region needs when the other one is lost, each with its standing. */
export function prove(
  lostRole: HomeRole,
  templates: Templates,
  code: PathCode,
  suffix = 'prod',
): Proof {
  const deployment = deploymentWithout(lostRole, templates, { suffix });
  return {
    deployment,
    dependencies: [
      ...machineCalls(deployment, code),
      ...Object.entries(code.functions).flatMap(([name, calls]) =>
        codeCalls(deployment, name, calls, code.declared.byFunction[name]),
      ),
      ...permissions(deployment),
      ...referencedResources(deployment),
      ...dnsDependencies(deployment),
    ],
  };
}

export function readTemplates(projectFolder: string): Templates {
  return {
    foundation: readTemplate(projectFolder, 'foundation'),
    'global-database': readTemplate(projectFolder, 'global-database'),
    regional: readTemplate(projectFolder, 'regional'),
    'global-dns': readTemplate(projectFolder, 'global-dns'),
  };
}

/** Reads the deployed functions' code, and each task of the `failover` function by itself. */
export function readPathCode(
  projectFolder: string,
  read: ReadSource = projectSource(projectFolder),
): PathCode {
  const names = stacks.flatMap(({ functions }) => functions);
  return {
    functions: Object.fromEntries(
      names.map((name) => [
        name,
        callsInBundle(bundleOf(projectFolder, `./functions/${name}/index.ts`), read),
      ]),
    ),
    callsPeer: peerCallsOfTasks(projectFolder),
    declared: declaredActions,
  };
}
