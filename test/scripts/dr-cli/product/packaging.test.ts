import { unzipSync } from 'fflate';
import { functionArtifact } from '../../../../scripts/dr-cli/product/function-code';
import { packageTemplate } from '../../../../scripts/dr-cli/product/package-template';

const code = new TextEncoder().encode('exports.handler = () => 1;');
const template = {
  AWSTemplateFormatVersion: '2010-09-09' as const,
  Description: 'x',
  Resources: {
    Validate: {
      Type: 'AWS::Serverless::Function',
      Properties: { CodeUri: '../dist/functions/validate', Handler: 'index.handler' },
    },
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'CodeUri' } },
  },
};

test('equal code gives equal bytes and an equal key, whenever it is packed', () => {
  jest.useFakeTimers({ now: Date.UTC(2026, 0, 1) });
  const a = functionArtifact('validate', code);
  jest.setSystemTime(Date.UTC(2027, 5, 1));
  const b = functionArtifact('validate', code);
  jest.useRealTimers();

  expect(a).toEqual(b);
  expect(a.key).toMatch(/^functions\/validate\/[0-9a-f]{64}\.zip$/);
});

test('other code gives another key', () => {
  const other = new TextEncoder().encode('exports.handler = () => 2;');

  expect(functionArtifact('validate', other).key).not.toBe(functionArtifact('validate', code).key);
});

test('the zip holds the code where Lambda looks for the handler', () => {
  const files = unzipSync(functionArtifact('validate', code).body);

  expect(Object.keys(files)).toEqual(['index.js']);
  expect(new TextDecoder().decode(files['index.js'])).toBe('exports.handler = () => 1;');
});

test('a function points at its code in the bucket, and everything else stays', () => {
  const bucket = { 'Fn::Sub': 'artifacts-${AWS::AccountId}' };

  const packaged = packageTemplate(template, {
    bucket,
    keyOf: (name) => `functions/${name}/1.zip`,
  });

  expect(packaged.Resources.Validate?.Properties).toEqual({
    CodeUri: { Bucket: bucket, Key: 'functions/validate/1.zip' },
    Handler: 'index.handler',
  });
  expect(packaged.Resources.Topic).toEqual(template.Resources.Topic);
});

test('a function that was not bundled is refused by name', () => {
  const pack = () => packageTemplate(template, { bucket: 'b', keyOf: () => undefined });

  expect(pack).toThrow('resource Validate points at ../dist/functions/validate');
});
