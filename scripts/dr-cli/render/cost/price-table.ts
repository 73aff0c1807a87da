import { AURORA_INSTANCE_HOUR, PRICES, type Price, seenFor } from '../../../engine/cost/prices';

const REGIONS = ['us-east-1', 'us-east-2'];

/** Every price, as docs/cost.md has them. */
export function priceTable(): string {
  const prices: readonly Price[] = [
    ...Object.values(PRICES),
    ...Object.values(AURORA_INSTANCE_HOUR),
  ];
  const rows = prices.map(
    (price) =>
      `| ${price.usd} | ${price.unit} | [AWS](${price.source}) | ${REGIONS.map((region) => seenCell(price, region)).join(' | ')} |`,
  );
  return [
    `| US dollars | for one | source | ${REGIONS.join(' | ')} |`,
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function seenCell(price: Price, region: string): string {
  const seen = seenFor(price, region);
  return seen === undefined ? 'unverified' : `[seen](${seen})`;
}
