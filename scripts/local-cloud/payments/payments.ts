import { uuid } from '../resources/identifiers';
import { isRecord } from '../resources/read';
import { serviceData, setServiceData } from '../resources/service-data';
import type { ServiceContext } from '../service';
import type { StoredResource } from '../state';

export interface PaymentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Payment {
  readonly id: string;
  readonly idempotencyKey: string;
  readonly body: string;
}

/** The database is one, in both regions; what a failover loses of it is not modelled. */
const paymentsOf = (globalCluster: StoredResource): readonly Payment[] =>
  serviceData<readonly Payment[]>(globalCluster, 'payments', []);

/**
 * A key stands for one payment. With another body it is refused, as the draft says:
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header#section-2.7
 */
export function takePayment(
  context: ServiceContext,
  globalCluster: StoredResource,
  { headers = {}, body = '' }: PaymentRequest,
): Answer {
  const idempotencyKey = headers['idempotency-key'];
  if (idempotencyKey === undefined || !isJsonObject(body)) {
    return { status: 400, body: '' };
  }
  const payments = paymentsOf(globalCluster);
  const earlier = payments.find((payment) => payment.idempotencyKey === idempotencyKey);
  if (earlier !== undefined) {
    return earlier.body === body ? told(201, earlier) : { status: 422, body: '' };
  }
  const payment: Payment = { id: uuid(context.state), idempotencyKey, body };
  setServiceData(globalCluster, 'payments', [...payments, payment]);
  return told(201, payment);
}

export function tellPayment(globalCluster: StoredResource, id: string): Answer {
  const payment = paymentsOf(globalCluster).find((candidate) => candidate.id === id);
  return payment === undefined ? { status: 404, body: '' } : told(200, payment);
}

const told = (status: number, { id, body }: Payment): Answer => ({
  status,
  body: JSON.stringify({ id, ...JSON.parse(body) }),
});

function isJsonObject(text: string): boolean {
  try {
    return isRecord(JSON.parse(text));
  } catch {
    return false;
  }
}
