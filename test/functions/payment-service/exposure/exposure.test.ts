import type { PooledDatabase } from '../../../../functions/payment-service/database/pooled-database';
import { writeWatermark } from '../../../../functions/payment-service/duties/watermark';
import { standbyExposure } from '../../../../functions/payment-service/exposure/exposure';
import { regionExposure } from '../../../../functions/payment-service/exposure/region-exposure';
import { PostgresServer } from '../../../../scripts/postgres/server';
import { TcpProxy } from '../../../../scripts/postgres/tcp-proxy';
import { startApp, type TestApp } from '../support/app';
import { migrateAt, openPool, openRegionAt } from '../support/databases';
import { CARD_PAYMENT, pay } from '../support/requests';
import { until } from '../support/until';

let primary: PostgresServer;
let standby: PostgresServer;
let link: TcpProxy;
let atPrimary: PooledDatabase;
let atStandby: PooledDatabase;
let service: TestApp;

beforeEach(async () => {
  ({ primary, standby } = await PostgresServer.startPair(async (port) => {
    link = await TcpProxy.start(port);
    return link.port;
  }));
  await migrateAt(primary.port);
  atPrimary = openPool(primary.port);
  atStandby = openPool(standby.port);
  service = await startApp({ ports: { writer: primary.port, reader: primary.port } });
});

afterEach(async () => {
  await service.stop();
  await atPrimary.close();
  await atStandby.close();
  await standby.stop();
  await primary.stop();
  await link.stop();
});

const beat = () => writeWatermark(atPrimary, 'us-east-1');

/** Whatever time the test took for what it counted. */
const lastBeatTookOneSecond = () =>
  atPrimary.query({
    name: 'one-second',
    text: `UPDATE payment_service.watermarks SET written_at =
             (SELECT min(written_at) + interval '1 second' FROM payment_service.watermarks)
           WHERE beat = (SELECT max(beat) FROM payment_service.watermarks)`,
    values: [],
  });

/** What the standby says once it has as many beats. */
const exposureAfter = (beats: number) =>
  until(
    () => standbyExposure(atStandby).catch(() => undefined),
    (exposure) => exposure?.kind === 'standby' && exposure.assuming.beats >= beats,
  );

it('is not known, and not zero, before the writer was heard of', async () => {
  const region = openRegionAt({ writer: standby.port, reader: standby.port });

  const exposure = await regionExposure(region.database);

  await region.close();
  expect(exposure.kind).toBe('unknown');
});

it('is nothing in the region that writes', async () => {
  const region = openRegionAt({ writer: primary.port, reader: primary.port });

  const exposure = await regionExposure(region.database);

  await region.close();
  expect(exposure).toEqual({ kind: 'writer' });
});

it('is at least what is lost when replication stops, as long as no second is busier than before', async () => {
  await beat();
  await Promise.all(Array.from({ length: 12 }, (_, n) => pay(service, `counted-${n}`)));
  await pay(service, 'in-euro', { ...CARD_PAYMENT, currency: 'EUR', amount: '3.00' });
  await beat();
  await lastBeatTookOneSecond();
  await exposureAfter(2);
  link.blackhole();
  await Promise.all(Array.from({ length: 12 }, (_, n) => pay(service, `lost-${n}`)));

  const exposure = await standbyExposure(atStandby);

  expect(exposure).toMatchObject({ kind: 'standby', assuming: { beats: 2 } });
  if (exposure.kind !== 'standby') return;
  const amounts = new Map(
    exposure.atMost.amounts.map(({ currency, minorUnits }) => [currency, minorUnits]),
  );
  expect(exposure.atMost.payments).toBeGreaterThanOrEqual(12);
  expect(amounts.get('USD')).toBeGreaterThanOrEqual(12 * 1050);
  expect(amounts.get('EUR')).toBeGreaterThanOrEqual(300);
});

it('grows with the time since the writer was last heard of', async () => {
  await beat();
  await pay(service, 'one');
  await beat();
  const before = await exposureAfter(2);
  link.blackhole();

  const later = await until(
    () => standbyExposure(atStandby),
    (exposure) => exposure.kind === 'standby' && exposure.unreplicatedMs > 2_100,
  );

  if (before?.kind !== 'standby' || later.kind !== 'standby') throw new Error('not a standby');
  expect(later.replicatedUntil).toEqual(before.replicatedUntil);
  expect(later.atMost.payments).toBeGreaterThan(before.atMost.payments);
});

it('leaves synthetic payments out', async () => {
  await beat();
  await pay(service, 'synthetic', CARD_PAYMENT, { 'x-synthetic': 'true' });
  await beat();

  const exposure = await exposureAfter(2);

  expect(exposure).toMatchObject({ atMost: { payments: 0, amounts: [] } });
});
