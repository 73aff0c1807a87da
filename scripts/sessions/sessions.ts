import type { TemplateDocument } from '../../templates-src/cfn/document';
import { QUIET_BEHAVIOUR, type TaskEnd } from '../local-cloud/runtime/behaviour';
import { paymentsWith, type SessionWorld } from './session-world';

/** A session worth reading. */
export interface Session {
  /** Of its file. */
  readonly name: string;
  readonly title: string;
  /** Types the commands, and gives what was on the screen. */
  readonly record: (world: SessionWorld) => Promise<readonly string[]>;
}

const DEPLOY = 'deploy --suffix demo --yes';

const noDatabase: TaskEnd = {
  kind: 'stops',
  stopCode: 'EssentialContainerExited',
  stoppedReason: 'Essential container in task exited',
  exitCode: 1,
  logLines: [
    '{"level":"info","message":"starting"}',
    '{"level":"fatal","message":"no migration: permission denied for schema public"}',
  ],
};

/** In the DR region alone, as it is found in practice: the second region is the one nobody looks at. */
const tasksStopInDr = {
  ecs: {
    ...QUIET_BEHAVIOUR.ecs,
    taskEnd: ({ region }: { readonly region: string }) =>
      region === 'us-east-2' ? noDatabase : undefined,
  },
};

/** Somebody gives the state table another name, which CloudFormation can do only by making another table. */
const renamedTable = paymentsWith((stack, document) =>
  stack === 'regional' ? withTableName(document, 'failover-states-${EnvironmentSuffix}') : document,
);

function withTableName(document: TemplateDocument, name: string): TemplateDocument {
  const { StateTable, ...others } = document.Resources;
  return StateTable === undefined
    ? document
    : {
        ...document,
        Resources: {
          ...others,
          StateTable: {
            ...StateTable,
            Properties: { ...StateTable.Properties, TableName: { 'Fn::Sub': name } },
          },
        },
      };
}

export const sessions: readonly Session[] = [
  {
    name: 'deploy',
    title: 'A first deploy, and a second one that finds nothing to do',
    record: async ({ type }) => [await type({ command: DEPLOY }), await type({ command: DEPLOY })],
  },
  {
    name: 'failing-deploy',
    title: 'A deploy whose tasks stop in one region, the diagnosis, and the deploy after it',
    record: async ({ type }) => [
      await type({ command: DEPLOY, behaviour: tasksStopInDr }),
      await type({ command: DEPLOY }),
    ],
  },
  {
    name: 'preview',
    title: 'A preview of a change that would replace a table with data in it',
    record: async ({ type }) => {
      await type({ command: DEPLOY });
      return [await type({ command: 'preview --suffix demo', product: renamedTable })];
    },
  },
  {
    name: 'doctor',
    title: 'What doctor finds before a first deploy',
    record: async ({ type }) => [
      await type({ command: 'doctor --suffix demo --database-instance-class db.t4g.medium' }),
    ],
  },
  {
    name: 'destroy',
    title: 'A destroy that names the data first, and one that deletes it',
    record: async ({ type }) => {
      await type({ command: DEPLOY });
      return [
        await type({ command: 'destroy --suffix demo --yes' }),
        await type({ command: 'destroy --suffix demo --yes --delete-data' }),
      ];
    },
  },
];
