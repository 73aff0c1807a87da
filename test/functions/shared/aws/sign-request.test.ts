import { signRequest } from '../../../../functions/shared/aws/sign-request';

/** The example of the IAM User Guide, "Elements of an AWS API request signature". */
const SCOPE = {
  region: 'us-east-1',
  service: 'iam',
  credentials: {
    accessKeyId: 'AKIDEXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  },
  nowMs: Date.UTC(2015, 7, 30, 12, 36, 0),
};

const REQUEST = {
  method: 'GET',
  host: 'iam.amazonaws.com',
  path: '/',
  query: 'Action=ListUsers&Version=2010-05-08',
  headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
  body: '',
};

it("gives the signature of AWS's published example", () => {
  const headers = signRequest(REQUEST, SCOPE);

  expect(headers).toMatchObject({
    host: 'iam.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, ' +
      'SignedHeaders=content-type;host;x-amz-date, ' +
      'Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
  });
});

it('sends and signs the token of temporary credentials', () => {
  const credentials = { ...SCOPE.credentials, sessionToken: 'token' };

  const headers = signRequest(REQUEST, { ...SCOPE, credentials });

  expect(headers).toMatchObject({
    'x-amz-security-token': 'token',
    authorization: expect.stringContaining('x-amz-date;x-amz-security-token'),
  });
});

it('signs a path with an ARN in it as the SDK does', () => {
  const arn = 'arn:aws:lambda:us-east-2:111122223333:function:validate-payment-test:live';

  const { authorization } = signRequest(
    {
      method: 'POST',
      host: 'lambda.us-east-2.amazonaws.com',
      path: `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`,
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    },
    {
      region: 'us-east-2',
      service: 'lambda',
      credentials: { accessKeyId: 'A', secretAccessKey: 'B', sessionToken: 'C' },
      nowMs: 1_000_000_000_000,
    },
  );

  expect(authorization).toContain(
    'Signature=fbce53c1ef73eabc755e559f6de0afa91b2a93e8e4ebc34ba86a8f98608a5573',
  );
});
