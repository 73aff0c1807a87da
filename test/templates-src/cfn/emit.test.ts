import { parse } from 'yaml';
import type { TemplateDocument } from '../../../templates-src/cfn/document';
import { toYaml } from '../../../templates-src/cfn/emit';

test('texts that are booleans or dates to CloudFormation’s YAML 1.1 stay texts', () => {
  const document: TemplateDocument = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'test',
    Resources: {
      Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { Mode: 'OFF', Answer: 'yes' } },
    },
  };

  const read: unknown = parse(toYaml(document), { version: '1.1' });

  expect(read).toEqual(document);
});
