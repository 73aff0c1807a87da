import { roleSessionName } from '../../../scripts/dr-cli/role-session-name';

test.each([
  [{}, 'alice', 'dr-cli-alice'],
  [{}, 'CORP\\alice', 'dr-cli-CORP-alice'],
  [{}, 'x'.repeat(100), `dr-cli-${'x'.repeat(57)}`],
  [{ AWS_ROLE_SESSION_NAME: 'pipeline-42' }, 'alice', 'pipeline-42'],
])('with %j the session of %s is called %s', (env, user, name) => {
  expect(roleSessionName(env, user)).toBe(name);
});
