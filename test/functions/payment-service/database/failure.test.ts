import { DatabaseError } from 'pg';
import { classifyFailure } from '../../../../functions/payment-service/database/failure';

function errorWith(code: string): DatabaseError {
  const error = new DatabaseError('told by the server', 0, 'error');
  error.code = code;
  return error;
}

it.each([
  ['a deadlock', '40P01', 'unavailable'],
  ['a serialisation failure', '40001', 'unavailable'],
  ['a commit that the server lost sight of', '40003', 'outcome-unknown'],
  ['a statement that took too long', '57014', 'unavailable'],
  ['a lock that was not to be had', '55P03', 'unavailable'],
  ['too many connections', '53300', 'unavailable'],
  ['a standby', '25006', 'read-only'],
  ['a shutdown', '57P01', 'outcome-unknown'],
  ['a crash of another session', '57P02', 'outcome-unknown'],
  ['a lost connection', '08006', 'outcome-unknown'],
  ['storage that fails', '58030', 'outcome-unknown'],
  ['an internal error', 'XX000', 'outcome-unknown'],
  ['a mistake of this program', '42P01', undefined],
  ['a broken constraint', '23000', undefined],
] as const)('takes %s, %s, for %s', (_what, code, kind) => {
  expect(classifyFailure(errorWith(code))).toBe(kind);
});

it('knows nothing of a statement whose connection was lost', () => {
  expect(classifyFailure(new Error('Connection terminated unexpectedly'))).toBe('outcome-unknown');
});
