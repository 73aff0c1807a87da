import { createLogger } from '../../../../functions/payment-service/observability/logger';
import { TEST_CARD_NUMBER } from '../support/requests';

const record = () => {
  const lines: string[] = [];
  const logger = createLogger({
    level: 'info',
    region: 'us-east-1',
    destination: { write: (line) => void lines.push(line) },
  });
  return { logger, lines };
};

it('writes one JSON object per line with time, level, service and region', () => {
  const { logger, lines } = record();

  logger.info({ paymentId: 'id' }, 'request answered');

  expect(JSON.parse(lines.join(''))).toMatchObject({
    level: 'info',
    service: 'payment-service',
    region: 'us-east-1',
    paymentId: 'id',
    message: 'request answered',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
  });
});

it('masks card numbers and IBANs wherever they got into a line', () => {
  const { logger, lines } = record();

  logger.error(
    { err: new Error(`cannot parse ${TEST_CARD_NUMBER}`), iban: 'GB29NWBK60161331926819' },
    `failed for ${TEST_CARD_NUMBER}`,
  );

  expect(lines.join('')).not.toContain(TEST_CARD_NUMBER);
  expect(lines.join('')).not.toContain('GB29NWBK60161331926819');
  expect(lines.join('')).toContain('************1111');
});
