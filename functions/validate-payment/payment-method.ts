import { BANK_ACCOUNT_FIELDS, checkBankAccount } from './bank-account';
import { CARD_FIELDS, checkCard } from './card';
import { type Checked, reject, violationsOf } from './checked';
import {
  findUnknownFields,
  isJsonObject,
  type LocatedObject,
  pointerTo,
  readMember,
  readString,
} from './fields';
import type { MaskedPaymentMethod } from './result';

/** The payment method: `{ type: 'card', ... }` or `{ type: 'iban', ... }`. */
export function checkPaymentMethod(
  payment: LocatedObject,
  now: Date,
): Checked<MaskedPaymentMethod> {
  const member = readMember(payment, 'paymentMethod');
  if (!member.valid) return member;
  const pointer = pointerTo(payment, 'paymentMethod');
  if (!isJsonObject(member.value)) return reject(pointer, 'wrong_type', 'must be an object');
  const method = { pointer, members: member.value };
  const type = readString(method, 'type');
  if (!type.valid) return type;
  switch (type.value) {
    case 'card':
      return withoutUnknownFields(method, CARD_FIELDS, checkCard(method, now));
    case 'iban':
      return withoutUnknownFields(method, BANK_ACCOUNT_FIELDS, checkBankAccount(method));
    default:
      return reject(pointerTo(method, 'type'), 'unknown_payment_method', 'must be card or iban');
  }
}

function withoutUnknownFields<Value>(
  object: LocatedObject,
  known: readonly string[],
  check: Checked<Value>,
): Checked<Value> {
  const unknown = findUnknownFields(object, known);
  return unknown.length === 0
    ? check
    : { valid: false, violations: [...violationsOf(check), ...unknown] };
}
