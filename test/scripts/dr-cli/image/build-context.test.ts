import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeBuildContext } from '../../../../scripts/dr-cli/image/build-context';
import { bundleService } from '../../../../scripts/generate/bundle-service';

let folder: string;
let bundles: string;
let work: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'build-context-'));
  bundles = join(folder, 'bundles');
  work = join(folder, 'work');
  await bundleService(bundles);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('holds the programs, what they are built with and the authorities, readable for any user', () => {
  const context = makeBuildContext(bundles, 'authorities', work);

  const modes = readdirSync(context.folder).map((name) => [
    name,
    statSync(join(context.folder, name)).mode & 0o777,
  ]);
  const authorities = readFileSync(join(context.folder, 'rds-ca-bundle.pem'), 'utf8');
  context.remove();
  expect(Object.fromEntries(modes)).toEqual({
    '.dockerignore': 0o644,
    Dockerfile: 0o644,
    'health-check.js': 0o644,
    'rds-ca-bundle.pem': 0o644,
    'server.js': 0o644,
  });
  expect(authorities).toBe('authorities');
  expect(existsSync(context.folder)).toBe(false);
});

it('is named by its contents', () => {
  const [one, same, other] = ['authorities', 'authorities', 'others'].map((authorities) => {
    const context = makeBuildContext(bundles, authorities, work);
    context.remove();
    return context.sha256;
  });

  expect(same).toBe(one);
  expect(other).not.toBe(one);
});

it('refuses a program that is not the one which was built', () => {
  appendFileSync(join(bundles, 'server.js'), '//');

  expect(() => makeBuildContext(bundles, 'authorities', work)).toThrow(
    'server.js is not the one in bundles.json',
  );
});

it('says what to type when nothing was built', () => {
  rmSync(bundles, { recursive: true });

  expect(() => makeBuildContext(bundles, 'authorities', work)).toThrow(
    expect.objectContaining({ code: 'DR_SERVICE_NOT_BUNDLED', nextSteps: ['npm run build'] }),
  );
});
