import {
  DeleteParameterCommand,
  GetParametersByPathCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { TestServices } from './test-services';

function parameterStore() {
  const services = new TestServices();
  const ssm = services.client(SSMClient);
  const put = (Name: string, Value: string, Overwrite = false) =>
    ssm.send(new PutParameterCommand({ Name, Value, Type: 'String', Overwrite }));
  const names = async (Path: string) => {
    const { Parameters = [] } = await ssm.send(new GetParametersByPathCommand({ Path }));
    return Parameters.map(({ Name }) => Name);
  };
  return { ssm, put, names };
}

test('a parameter that is there is not made again, and only overwritten when that is asked for', async () => {
  const { ssm, put } = parameterStore();
  await put('/a/one', 'first');

  await expect(put('/a/one', 'second')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  await put('/a/one', 'third', true);

  const { Parameters } = await ssm.send(new GetParametersByPathCommand({ Path: '/a' }));
  expect(Parameters).toMatchObject([{ Name: '/a/one', Value: 'third', Version: 2 }]);
});

test('a path holds what is directly below it', async () => {
  const { put, names } = parameterStore();
  await put('/a/one', 'x');
  await put('/a/two/three', 'x');
  await put('/ab/four', 'x');

  expect(await names('/a')).toEqual(['/a/one']);
});

test('a parameter that is not there can not be deleted', async () => {
  const { ssm } = parameterStore();

  await expect(ssm.send(new DeleteParameterCommand({ Name: '/a/one' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
});

test('names that AWS keeps for itself are refused', async () => {
  const { put } = parameterStore();

  await expect(put('/aws/one', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
});
