import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type TLSSocket } from 'node:tls';
import { selfSignedCertificate } from '../../../../functions/payment-service/tls/self-signed-certificate';

const NOW_MS = Date.UTC(2026, 5, 1, 12);

it('is signed by its own key, and valid from an hour ago for a year', () => {
  const certificate = new X509Certificate(selfSignedCertificate('payment-service', NOW_MS).cert);

  expect(certificate.verify(certificate.publicKey)).toBe(true);
  expect(certificate.subject).toBe('CN=payment-service');
  expect(certificate.issuer).toBe('CN=payment-service');
  expect(new Date(certificate.validFrom)).toEqual(new Date('2026-06-01T11:00:00Z'));
  expect(new Date(certificate.validTo)).toEqual(new Date('2027-06-01T12:00:00Z'));
});

it('is another one in every process', () => {
  const one = new X509Certificate(selfSignedCertificate('payment-service', NOW_MS).cert);
  const other = new X509Certificate(selfSignedCertificate('payment-service', NOW_MS).cert);

  expect(one.serialNumber).not.toBe(other.serialNumber);
  expect(one.fingerprint256).not.toBe(other.fingerprint256);
});

it('serves for TLS 1.3', async () => {
  const server = createServer(selfSignedCertificate('payment-service', Date.now()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');

  const socket: TLSSocket = connect({
    host: '127.0.0.1',
    port: address.port,
    rejectUnauthorized: false,
  });
  await once(socket, 'secureConnect');
  const protocol = socket.getProtocol();

  socket.destroy();
  server.close();
  expect(protocol).toBe('TLSv1.3');
});
