import { CARD_PAYMENT, pay, TEST_CARD_NUMBER } from '../../support/requests';
import { useWritingRegion } from '../../support/writing-region';

const region = useWritingRegion();

/** Rows of one statement, past the service. */
const select = <Row extends object>(text: string, values: readonly unknown[] = []) =>
  region.database.query<Row>({ name: '', text, values });

describe('a payment', () => {
  it('is taken and can be read back', async () => {
    const taken = await pay(region.service, 'taken');

    const { id } = taken.json<{ id: string }>();
    const read = await region.service.app.inject(`/payments/${id}`);
    expect(taken.statusCode).toBe(201);
    expect(taken.headers).toMatchObject({ 'validated-in-region': 'us-east-1' });
    expect(taken.json()).toMatchObject({
      status: 'accepted',
      merchantId: 'merchant-1',
      amount: '10.50',
      currency: 'USD',
      paymentMethod: { type: 'card', brand: 'visa', last4: '1111' },
      synthetic: false,
    });
    expect(read.json()).toEqual(taken.json());
  });

  it('is booked twice, with a sum of zero, and is in the outbox', async () => {
    const { id } = (await pay(region.service, 'booked')).json<{ id: string }>();

    const entries = await select(
      `SELECT account, currency, amount_minor FROM payment_service.ledger_entries
       WHERE payment_id = $1 ORDER BY line`,
      [id],
    );
    const outbox = await select(
      'SELECT FROM payment_service.transaction_log_outbox WHERE payment_id = $1',
      [id],
    );
    expect(entries).toEqual([
      { account: 'receivable:card', currency: 'USD', amount_minor: '1050' },
      { account: 'merchant:merchant-1', currency: 'USD', amount_minor: '-1050' },
    ]);
    expect(outbox).toHaveLength(1);
  });

  it('that is synthetic is marked, and booked on accounts of its own', async () => {
    const taken = await pay(region.service, 'synthetic', CARD_PAYMENT, { 'x-synthetic': 'true' });

    const { id, synthetic } = taken.json<{ id: string; synthetic: boolean }>();
    const entries = await select<{ account: string }>(
      'SELECT account FROM payment_service.ledger_entries WHERE payment_id = $1 ORDER BY line',
      [id],
    );
    expect(synthetic).toBe(true);
    expect(entries.map(({ account }) => account)).toEqual([
      'synthetic:receivable:card',
      'synthetic:merchant:merchant-1',
    ]);
  });

  it('leaves no card number anywhere in the database or the log', async () => {
    await pay(region.service, 'card-data');

    const dump = await select<{ everything: string }>(
      `SELECT string_agg(document::text, ' ') AS everything FROM (
         SELECT query_to_xml(format('SELECT * FROM payment_service.%I', table_name),
                             true, false, '') AS document
         FROM information_schema.tables WHERE table_schema = 'payment_service') AS tables`,
    );
    expect(dump[0]?.everything).toContain('1111');
    expect(dump[0]?.everything).not.toContain(TEST_CARD_NUMBER);
    expect(region.service.log.join('')).not.toContain(TEST_CARD_NUMBER);
  });

  it('that is invalid is refused with every reason, and uses its key up for nobody', async () => {
    const invalid = { ...CARD_PAYMENT, amount: '-1', currency: 'XXX' };

    const refused = await pay(region.service, 'invalid', invalid);
    const corrected = await pay(region.service, 'invalid');

    expect(refused.statusCode).toBe(422);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    expect(refused.json()).toMatchObject({
      type: 'urn:payment-service:problem:payment-rejected',
      violations: [{ field: '/amount' }, { field: '/currency' }],
    });
    expect(corrected.statusCode).toBe(201);
  });
});

describe('an idempotency key', () => {
  it('is required', async () => {
    const answer = await region.service.app.inject({
      method: 'POST',
      url: '/payments',
      payload: CARD_PAYMENT,
    });

    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      type: 'urn:payment-service:problem:idempotency-key-missing',
    });
  });

  it('answers a retry with the first answer, to the byte', async () => {
    const first = await pay(region.service, 'retried');
    const again = await pay(region.service, '"retried"');

    expect(again.statusCode).toBe(first.statusCode);
    expect(again.body).toBe(first.body);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    expect(again.headers).toMatchObject({
      'idempotency-replayed': 'true',
      'validated-in-region': 'us-east-1',
    });
  });

  it.each([
    ['amount', { ...CARD_PAYMENT, amount: '10.51' }, {}],
    [
      'card',
      { ...CARD_PAYMENT, paymentMethod: { ...CARD_PAYMENT.paymentMethod, expiryYear: 2031 } },
      {},
    ],
    ['mark', CARD_PAYMENT, { 'x-synthetic': 'true' }],
  ])('is refused with another %s', async (what, body, headers) => {
    await pay(region.service, `reused-${what}`);

    const answer = await pay(region.service, `reused-${what}`, body, headers);

    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      type: 'urn:payment-service:problem:idempotency-key-reused',
    });
  });

  it('used by many clients at once makes one payment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => pay(region.service, 'contended')),
    );

    const statuses = new Set(answers.map(({ statusCode }) => statusCode));
    const ids = answers
      .filter(({ statusCode }) => statusCode === 201)
      .map((answer) => answer.json<{ id: string }>().id);
    const stored = await select(
      `SELECT FROM payment_service.payments WHERE idempotency_key_hash = sha256('contended')`,
    );
    expect([...statuses].every((status) => status === 201 || status === 409)).toBe(true);
    expect(new Set(ids).size).toBe(1);
    expect(stored).toHaveLength(1);
  });
});
