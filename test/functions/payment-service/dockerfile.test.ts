import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ports } from '../../../templates-src/ports';
import {
  CONTAINER_USER,
  DATABASE_CA_FILE,
  HEALTH_CHECK_COMMAND,
  WRITABLE_PATH,
} from '../../../templates-src/regional/service/container-contract';

const FOLDER = 'functions/payment-service';

const readLines = (file: string) =>
  readFileSync(`${FOLDER}/${file}`, 'utf8')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Everything after each use of an instruction. */
const instruction = (name: string): string[] =>
  readLines('Dockerfile')
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1).replace(/ +/g, ' '));

describe('the image', () => {
  it('has no base of its own choice: who builds names one, with a digest', () => {
    expect(instruction('ARG')).toEqual(['BASE_IMAGE']);
    expect(instruction('FROM')).toEqual(['${BASE_IMAGE}']);
  });

  it('is what the task definition runs: user, writable path, port and health check', () => {
    const [, ...command] = HEALTH_CHECK_COMMAND;

    expect(instruction('USER')).toEqual([CONTAINER_USER]);
    expect(instruction('VOLUME')).toEqual([WRITABLE_PATH]);
    expect(instruction('EXPOSE')).toEqual([String(ports.service)]);
    expect(instruction('HEALTHCHECK')[0]?.split(' CMD ')[1]).toBe(
      JSON.stringify(command).replace(',', ', '),
    );
  });

  it('holds the authorities of RDS where the task definition says', () => {
    expect(instruction('WORKDIR')).toEqual([dirname(DATABASE_CA_FILE)]);
    expect(instruction('COPY')).toEqual(['server.js health-check.js rds-ca-bundle.pem ./']);
    expect(DATABASE_CA_FILE).toBe('/app/rds-ca-bundle.pem');
  });

  it('is built without running anything, so on any machine for any other', () => {
    expect(instruction('RUN')).toEqual([]);
  });

  it('takes nothing else out of the folder that it is built from', () => {
    const [copied = ''] = instruction('COPY');

    expect(readLines('.dockerignore')).toEqual([
      '*',
      ...copied
        .split(' ')
        .slice(0, -1)
        .map((file) => `!${file}`),
    ]);
  });
});
