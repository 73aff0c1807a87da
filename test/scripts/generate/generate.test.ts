import { generate, samSettings } from '../../../scripts/generate/generate';

test('samconfig.toml is written for the environment of the shell', () => {
  expect(samSettings('write', { DR_SUFFIX: 'prod' })).toMatchObject({ suffix: 'prod' });
});

test('a check compares with the demo’s, which is what is committed', () => {
  expect(samSettings('check', { DR_SUFFIX: 'prod' })).toEqual(samSettings('write', {}));
});

test('a setting that can’t be used is one message and no stack trace', async () => {
  const written: string[] = [];
  const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  process.env.DR_SUFFIX = 'BAD_';

  try {
    expect(await generate([])).toBe(4);
  } finally {
    delete process.env.DR_SUFFIX;
    write.mockRestore();
  }

  expect(written.join('')).toMatch(/^error: DR_SUFFIX "BAD_" can't be used: .*\nnext: .*\n$/);
});

test('asked for help, it says what it takes and does nothing', async () => {
  const written: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });

  try {
    expect(await generate(['--help'])).toBe(0);
  } finally {
    write.mockRestore();
  }

  expect(written.join('')).toMatch(/^Usage: npm run generate/);
});
