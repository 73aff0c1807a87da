import { readdirSync, readFileSync } from 'node:fs';
import { REGION_WATCH_ACTIONS } from '../../../functions/region-watch/actions';

/** IAM's prefix of each SDK client in use. */
const PREFIXES: Readonly<Record<string, string>> = {
  'client-application-auto-scaling': 'application-autoscaling',
  'client-cloudwatch': 'cloudwatch',
  'client-dynamodb': 'dynamodb',
  'client-rds': 'rds',
  'client-sfn': 'states',
  'client-sns': 'sns',
};

const FOLDERS = [
  'region-watch',
  'shared',
  'shared/notify',
  'shared/operation',
  'shared/signals',
  'shared/state',
];

function commandsIn(source: string): string[] {
  const imports = source.matchAll(/import \{([^}]*)\} from '@aws-sdk\/([a-z-]+)'/g);
  return [...imports].flatMap(([, names = '', client = '']) =>
    [...names.matchAll(/\b(\w+)Command\b/g)].map(([, command]) => `${PREFIXES[client]}:${command}`),
  );
}

test('the list of actions names every command in the code, and nothing else', () => {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(`functions/${folder}`)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `functions/${folder}/${name}`),
  );

  const called = files.flatMap((file) => commandsIn(readFileSync(file, 'utf8')));

  const listed = REGION_WATCH_ACTIONS.map(({ action }) => action);
  expect(listed).toEqual([...new Set(called)].sort());
});
