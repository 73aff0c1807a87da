import type { Migration } from './migration';

export const createPayments: Migration = {
  version: 1,
  name: 'create-payments',
  sql: `
-- transaction_id is the order in which rows may be listed without missing one: ids are given out
-- before the commit, so that a row can appear among others that have been read already, but below
-- pg_snapshot_xmin(pg_current_snapshot()) no row can appear any more.
CREATE TABLE payment_service.payments (
  id uuid PRIMARY KEY,
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  idempotency_key_hash bytea NOT NULL CHECK (length(idempotency_key_hash) = 32),
  merchant_id text NOT NULL CHECK (length(merchant_id) <= 64),
  payment_reference text NOT NULL CHECK (length(payment_reference) <= 64),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  -- Type, brand or country, and last four characters; nothing that could be paid with.
  payment_method jsonb NOT NULL,
  synthetic boolean NOT NULL,
  region text NOT NULL,
  validated_in_region text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX payments_in_order ON payment_service.payments (transaction_id, id);

-- Apart from payments because they are kept for days and payments for years.
CREATE TABLE payment_service.idempotency_keys (
  key_hash bytea PRIMARY KEY CHECK (length(key_hash) = 32),
  fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
  payment_id uuid NOT NULL REFERENCES payment_service.payments DEFERRABLE INITIALLY DEFERRED,
  expires_at timestamptz NOT NULL
);
CREATE INDEX idempotency_keys_by_expiry ON payment_service.idempotency_keys (expires_at);

-- Double entry: debits are positive, credits negative, and those of a payment sum to zero.
CREATE TABLE payment_service.ledger_entries (
  payment_id uuid NOT NULL REFERENCES payment_service.payments DEFERRABLE INITIALLY DEFERRED,
  line smallint NOT NULL,
  account text NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor <> 0),
  PRIMARY KEY (payment_id, line)
);

-- Payments that the transaction log doesn't hold yet.
CREATE TABLE payment_service.transaction_log_outbox (
  transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(),
  payment_id uuid NOT NULL REFERENCES payment_service.payments DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (transaction_id, payment_id)
);

-- One beat a second by the region that writes. What a standby has of the latest says how far it is.
CREATE TABLE payment_service.watermarks (
  beat bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  written_at timestamptz NOT NULL,
  region text NOT NULL,
  -- Every payment that it sees is counted in this beat or an earlier one.
  snapshot pg_snapshot NOT NULL
);

-- Payments, without synthetic ones, that this beat saw and the one before it didn't.
CREATE TABLE payment_service.watermark_volumes (
  beat bigint NOT NULL REFERENCES payment_service.watermarks ON DELETE CASCADE,
  currency text NOT NULL,
  payments bigint NOT NULL,
  amount_minor numeric NOT NULL,
  PRIMARY KEY (beat, currency)
);

-- Deferred to the commit, when all entries of the payment are there.
CREATE FUNCTION payment_service.check_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  checked_id uuid;
  payment payment_service.payments;
  entries record;
BEGIN
  IF TG_TABLE_NAME = 'payments' THEN checked_id := NEW.id; ELSE checked_id := NEW.payment_id; END IF;
  SELECT * INTO STRICT payment FROM payment_service.payments WHERE id = checked_id;
  SELECT sum(amount_minor) AS balance,
         sum(amount_minor) FILTER (WHERE amount_minor > 0) AS debits,
         bool_and(currency = payment.currency) AS in_currency,
         bool_and(starts_with(account, 'synthetic:') = payment.synthetic) AS on_own_accounts
    INTO entries
    FROM payment_service.ledger_entries WHERE payment_id = payment.id;
  IF entries.balance IS DISTINCT FROM 0
     OR entries.debits IS DISTINCT FROM payment.amount_minor
     OR entries.in_currency IS DISTINCT FROM true
     OR entries.on_own_accounts IS DISTINCT FROM true
  THEN
    RAISE EXCEPTION 'ledger entries of payment % do not balance', payment.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER payment_is_in_ledger AFTER INSERT ON payment_service.payments
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment_service.check_ledger();
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON payment_service.ledger_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION payment_service.check_ledger();

-- What was booked stays; a mistake is corrected by booking its opposite.
CREATE FUNCTION payment_service.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER payments_are_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_service.payments
  FOR EACH STATEMENT EXECUTE FUNCTION payment_service.refuse_change();
CREATE TRIGGER ledger_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_service.ledger_entries
  FOR EACH STATEMENT EXECUTE FUNCTION payment_service.refuse_change();
`,
};
