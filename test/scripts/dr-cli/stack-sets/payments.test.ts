import { DEPLOY_TIMEOUT_MS } from '../../../support/deployed-world';
import { localWorld } from '../../../support/local-world';
import { paymentsFromSource } from '../../../support/payments-product';

test(
  'the payments product comes and goes with stack sets',
  async () => {
    const world = localWorld(paymentsFromSource);

    const deployed = await world.run('deploy --yes --stack-sets');
    const again = await world.run('deploy --yes --stack-sets');
    const status = await world.run('status');
    const destroyed = await world.run('destroy --yes --delete-data');

    expect(deployed.exitCode).toBe(0);
    expect(again.err).toContain('no changes: everything was up to date');
    expect(status.out).toMatch(/regional +\w+_COMPLETE .* ago +\w+_COMPLETE/);
    expect(destroyed.exitCode).toBe(0);
    expect(destroyed.err).toContain('stack-set-regional@dr: deleted');
    const left = ['us-east-1', 'us-east-2'].flatMap((region) =>
      (world.state().regions[region]?.cloudFormation.stackSets ?? []).filter(
        (stackSet) => stackSet.status === 'ACTIVE',
      ),
    );
    expect(left).toEqual([]);
  },
  DEPLOY_TIMEOUT_MS,
);
