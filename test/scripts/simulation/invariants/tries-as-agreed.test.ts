import {
  agreedOperations,
  scheduleOfOperation,
} from '../../../../scripts/simulation/invariants/agreed-operations';
import { operationsAsAgreed } from '../../../../scripts/simulation/invariants/operations-as-agreed';
import type { Schedule } from '../../../../scripts/simulation/schedule/fault';
import { changed, judges, scheduleNamed } from './judges';

const operationNamed = (name: string): Schedule =>
  scheduleNamed(agreedOperations, scheduleOfOperation, name);

describe('a payment that is not answered in JSON', () => {
  judges(operationsAsAgreed, operationNamed("the payment's POST answered 201 "), {
    'fails under a name that nobody knows': ({ invocations }) => ({
      invocations: invocations.map(({ failure, ...each }) => ({
        ...each,
        failure: failure && 'SyntaxError',
      })),
    }),
  });
});

describe('an old primary of which only events tell', () => {
  const name = 'the old primary returns, and only events tell of it';
  judges(operationsAsAgreed, operationNamed(name), {
    'has nothing copied': ({ snapshots }) => ({
      snapshots: snapshots.filter(({ kind }) => kind !== 'manual'),
    }),
  });
});

describe('a fence that is refused', () => {
  judges(operationsAsAgreed, operationNamed('fencing without ECS UpdateService'), {
    'does not say why': changed(/^facts#/, { fence: { outcome: 'unproven', detail: '' } }),
  });
});

describe('a switchover', () => {
  judges(operationsAsAgreed, operationNamed('a switchover, whose tasks autoscaling adds'), {
    'looks for lost writes': ({ calls }) => ({
      calls: calls.map((each) =>
        each.task === 'record-rds-event'
          ? { ...each, operation: 'DescribeDBClusterSnapshots' }
          : each,
      ),
    }),
    'asks for tasks that autoscaling adds': ({ effects }) => ({
      effects: effects.map((effect) =>
        effect.kind === 'tasks' && effect.place === 'dr' ? { ...effect, desiredCount: 10 } : effect,
      ),
    }),
  });
});

describe('a switchover that fails before the promotion', () => {
  const name = 'a switchover, whose drain comes between its end and the note of it';
  judges(operationsAsAgreed, operationNamed(name), {
    'stays drained': changed(/^draining$/, { set: true }),
  });
});
