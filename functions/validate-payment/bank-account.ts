import { findIbanProblem, type IbanProblem } from '../shared/iban';
import { accept, type Checked, reject } from './checked';
import { type LocatedObject, pointerTo, readString } from './fields';
import type { MaskedPaymentMethod } from './result';

export const BANK_ACCOUNT_FIELDS = ['type', 'iban'] as const;

const MESSAGES: Readonly<Record<IbanProblem, string>> = {
  unknown_country: 'must begin with a country of the SWIFT IBAN registry',
  invalid_length: 'must have the length of its country',
  invalid_bban: 'must have the account structure of its country',
  invalid_checksum: 'must have valid check digits',
};

/** A bank account by its IBAN in electronic format (ISO 13616): capitals and digits, no spaces. */
export function checkBankAccount(account: LocatedObject): Checked<MaskedPaymentMethod> {
  const iban = readString(account, 'iban');
  if (!iban.valid) return iban;
  const field = pointerTo(account, 'iban');
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban.value)) {
    return reject(
      field,
      'invalid_format',
      'must be a country code, two check digits and 11 to 30 capitals or digits, without spaces',
    );
  }
  const problem = findIbanProblem(iban.value);
  return problem === undefined
    ? accept({ type: 'iban', country: iban.value.slice(0, 2), last4: iban.value.slice(-4) })
    : reject(field, problem, MESSAGES[problem]);
}
