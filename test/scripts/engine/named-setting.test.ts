import type { DeployInput } from '../../../scripts/engine/deploy-input';
import { namingSetting } from '../../../scripts/engine/named-setting';
import { StackFailure } from '../../../scripts/engine/stack-failure';
import { smallProduct } from '../../support/small-product';

const location = { stack: 'base', role: 'primary' } as const;
const CLASS = 'db.r9g.large';

const input: DeployInput = {
  ...smallProduct().deployInput({ suffix: 'demo', given: {}, defaults: {} }),
  parameters: () => ({
    InstanceClass: { kind: 'given', value: CLASS },
    Version: { kind: 'default', value: '17.7' },
    RegionCode: { kind: 'given', value: 'use1' },
  }),
  settingOption: (parameter) =>
    ({
      InstanceClass: { flag: '--database-instance-class', placeholder: '<class>' },
      Version: { flag: '--database-engine-version', placeholder: '<version>' },
    })[parameter],
};

const environment = {
  ...smallProduct(),
  suffix: 'demo',
  stackName: (stack: string) => stack,
  destroy: smallProduct().destroyKnowledge('demo', '111122223333'),
  command: (...words: string[]) => words.join(' '),
};

function failure(reason: string, findings: StackFailure['findings'] = []): StackFailure {
  return new StackFailure({
    message: 'base ended in ROLLBACK_COMPLETE',
    nextSteps: ['deploy'],
    failures: [
      {
        ...{ logicalId: 'Database', physicalId: undefined, status: 'CREATE_FAILED', reason },
        ...{ resourceType: 'AWS::RDS::DBInstance', findings },
      },
    ],
    cancelled: [],
    consoleUrl: '',
  });
}

const stepsAfter = (error: unknown) => {
  const named = namingSetting(error, environment, input, location);
  return named instanceof StackFailure ? named.nextSteps : named;
};

test.each([
  `Invalid DB Instance class: ${CLASS} (Service: Rds, Status Code: 400)`,
  `the following combination: DBInstanceClass=${CLASS}, Engine=aurora-postgresql`,
  `AWS doesn't offer ${CLASS}.`,
])('what AWS refuses with "%s" is given with its option', (reason) => {
  expect(stepsAfter(failure(reason))).toEqual([
    `deploy --database-instance-class <class> (AWS says no to ${CLASS})`,
    'deploy',
  ]);
});

test.each([
  ['a value is only a part of another', `arn:aws:x:${CLASS}x`],
  ['the value is a default', 'no version 17.7'],
  ['the value belongs to no option', 'use1 is full'],
])('no option is named where %s', (_, reason) => {
  expect(stepsAfter(failure(reason))).toEqual(['deploy']);
});

test('no option is named where the reason is explained otherwise', () => {
  const quota = { kind: 'quota', quotaName: 'DB instances', url: 'https://example.com' } as const;

  expect(stepsAfter(failure(`too many ${CLASS}`, [quota]))).toEqual(['deploy']);
});

test('another error stays as it is', () => {
  const error = new Error(CLASS);

  expect(namingSetting(error, environment, input, location)).toBe(error);
});
