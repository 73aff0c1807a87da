import { regionsInText } from '../../../scripts/survivability/regions-in-text';
import { defaultRegions } from '../../../templates-src/topology';

describe('regions in a text', () => {
  it.each([
    ['an ARN', 'arn:aws:kms:us-east-1:111122223333:key/abc', ['us-east-1']],
    ['a host', 'https://s3.eu-west-1.amazonaws.com/', ['eu-west-1']],
    ['a list', 'us-east-2,ap-southeast-2', ['us-east-2', 'ap-southeast-2']],
    ['a zone', 'us-east-1a', []],
    ['our code in a bucket', 'transaction-logs-111122223333-use1-prod', ['us-east-1']],
    ['a code within a word', 'because1-prod', []],
    ['a global endpoint', 'https://iam.amazonaws.com/', ['us-east-1']],
    ['a public image', 'public.ecr.aws/nginx/nginx:1', ['us-east-1']],
    ['an ARN without a region', 'arn:aws:iam::111122223333:role/task', []],
  ])('%s', (_, text, expected) => {
    expect([...regionsInText(text, defaultRegions)]).toEqual(expected);
  });
});
