import type { Client } from 'pg';
import { DATABASE } from '../../postgres/server';
import type { DrillClock } from '../clock/drill-clock';

const SCHEMA = 'drill_clock';

/**
 * Makes `clock_timestamp()` the drill's time in every later session of this database and of its
 * copies: whatever the deployed statements compare with it is an age or a lifetime as deployed.
 *
 * A schema that a search path names before `pg_catalog` overrides what is built in:
 * https://www.postgresql.org/docs/18/ddl-schemas.html#DDL-SCHEMAS-CATALOG
 */
export async function keepDrillTime(client: Client, { setting }: DrillClock): Promise<void> {
  const { machineOriginMs, drillOriginMs, speed } = setting;
  await client.query(`
CREATE SCHEMA ${SCHEMA};
CREATE FUNCTION ${SCHEMA}.clock_timestamp() RETURNS timestamptz VOLATILE LANGUAGE sql RETURN
  to_timestamp((${drillOriginMs} + ${speed} *
    (extract(epoch FROM pg_catalog.clock_timestamp())::float8 * 1000 - ${machineOriginMs})) / 1000);
ALTER DATABASE ${DATABASE} SET search_path = ${SCHEMA}, "$user", public, pg_catalog`);
}
