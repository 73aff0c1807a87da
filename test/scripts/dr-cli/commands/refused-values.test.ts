import { localWorld } from '../../../support/local-world';
import { paymentsFromSource } from '../../../support/payments-product';
import { smallProduct } from '../../../support/small-product';

const world = () => localWorld(smallProduct());

test.each(['deploy', 'preview', 'config'])(
  '%s refuses a class of no form that there is',
  async (command) => {
    const { exitCode, err } = await world().run(`${command} --database-instance-class db.zz.large`);

    expect(exitCode).toBe(4);
    expect(err).toContain(
      `--database-instance-class "db.zz.large" can't be used: an instance class looks like db.r6g.large`,
    );
  },
);

test('a value that a template refuses is refused before anything is deployed', async () => {
  const payments = localWorld(paymentsFromSource);

  const deploy = await payments.run('deploy --yes --database-instance-class db.t4g.medium');
  const preview = await payments.run('preview --database-instance-class db.t4g.medium');

  expect([deploy.exitCode, preview.exitCode]).toEqual([4, 4]);
  for (const { err } of [deploy, preview]) {
    expect(err).toContain(
      '--database-instance-class "db.t4g.medium" can\'t be used: a global database takes memory-optimised classes: db.r6g.large',
    );
  }
  expect(deploy.err).toContain(
    'next: dr-cli deploy --suffix demo --database-instance-class <class> --local\n',
  );
  expect(payments.calls.filter(({ operation }) => operation === 'CreateChangeSet')).toEqual([]);
});
