import type { Service } from '../../../local-cloud/service';
import type { Observations } from '../../observations';
import { EPOCH_MS, placeOfRegion } from '../places';

/** What people are told. */
export function snsService({ pages }: Observations): Service {
  return {
    Publish: (
      { region, nowMs },
      { Subject = '', Message = '' }: { readonly Subject?: string; readonly Message?: string },
    ) => {
      const atMs = nowMs - EPOCH_MS;
      pages.push({ place: placeOfRegion(region), atMs, subject: Subject, message: Message });
      return { MessageId: `message-${pages.length}` };
    },
  };
}

/** Reports are all that the failover writes to S3. */
export function s3Service({ reports }: Observations): Service {
  return {
    PutObject: (
      { region, nowMs },
      { Key = '', Body = '' }: { readonly Key?: string; readonly Body?: string },
    ) => {
      if (Key.endsWith('.json')) {
        const report: unknown = JSON.parse(Body);
        reports.push({
          place: placeOfRegion(region),
          atMs: nowMs - EPOCH_MS,
          key: Key.replace(/\.json$/, ''),
          report,
        });
      }
      return {};
    },
  };
}
