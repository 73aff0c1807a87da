import { propertiesOf } from '../../../support/resolve';
import { deployed } from '../fixture';

test('all traffic is logged to a group that exists before, encrypted and kept for a year', () => {
  const region = deployed();

  const flowLog = propertiesOf(region, 'FlowLog');
  const group = propertiesOf(region, 'FlowLogGroup');

  expect(flowLog).toMatchObject({
    TrafficType: 'ALL',
    ResourceId: { Ref: 'Vpc' },
    LogGroupName: { Ref: 'FlowLogGroup' },
  });
  expect(group.KmsKeyId).toEqual({ 'Fn::GetAtt': ['EncryptionKey', 'Arn'] });
  expect(group.RetentionInDays).toBeGreaterThanOrEqual(365);
});

test('the writer of flow logs can make no log group, so a deleted one stays deleted', () => {
  const role = propertiesOf(deployed(), 'FlowLogRole');

  expect(JSON.stringify(role)).not.toContain('CreateLogGroup');
});
