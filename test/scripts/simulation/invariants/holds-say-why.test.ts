import {
  agreedHolds,
  scheduleOfHold,
} from '../../../../scripts/simulation/invariants/agreed-holds';
import { holdsSayWhy } from '../../../../scripts/simulation/invariants/holds-say-why';
import { changed, judges, scheduleNamed } from './judges';

describe('a region that is lost and not armed', () => {
  judges(holdsSayWhy, scheduleNamed(agreedHolds, scheduleOfHold, 'not armed yet'), {
    'holds for another reason': changed(/^decision$/, { reason: 'cooldown' }),
    'tells people of another writer': ({ pages }) => ({
      pages: pages.map((page) => ({
        ...page,
        message: page.message.replace('database: writer us-east-1', 'database: writer us-east-2'),
      })),
    }),
  });
});
