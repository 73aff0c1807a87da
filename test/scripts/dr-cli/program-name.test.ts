import { programName } from '../../../scripts/dr-cli/program-name';

test.each([
  ['/usr/local/bin/dr-cli', {}, 'dr-cli'],
  ['/home/a/.npm/_npx/01/node_modules/.bin/dr-cli', { npm_command: 'exec' }, 'npx dr-cli'],
  ['/home/a/clone/dist/dr-cli.js', {}, 'npx dr-cli'],
  ['/home/a/clone/scripts/demo.ts', { npm_command: 'run' }, 'npx dr-cli'],
])('%s with %j is called %s', (script, env, name) => {
  expect(programName(script, env)).toBe(name);
});
