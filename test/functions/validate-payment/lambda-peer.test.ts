import { credentialsOf } from '../../../functions/validate-payment/lambda-peer';

it("takes its role's credentials from the environment, and says which is missing", () => {
  const environment = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret' };

  expect(credentialsOf(environment)).toEqual({
    accessKeyId: 'id',
    secretAccessKey: 'secret',
    sessionToken: undefined,
  });
  expect(() => credentialsOf({ AWS_ACCESS_KEY_ID: 'id' })).toThrow(
    'AWS_SECRET_ACCESS_KEY is not set',
  );
});
