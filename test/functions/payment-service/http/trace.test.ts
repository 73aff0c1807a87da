import { readTrace } from '../../../../functions/payment-service/http/trace';

const ROOT = '1-5759e988-bd862e3fe1be46a994272793';

it("prefers the load balancer's trace and passes its header on", () => {
  const header = `Self=1-67891234-12456789abcdef012345678;Root=${ROOT}`;

  expect(readTrace({ 'x-amzn-trace-id': header })).toEqual({ id: ROOT, amazonHeader: header });
});

it('takes the trace of a W3C header otherwise', () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

  expect(readTrace({ traceparent })).toEqual({
    id: '4bf92f3577b34da6a3ce929d0e0e4736',
    amazonHeader: undefined,
  });
});

it.each([
  'Root=4111111111111111',
  `Root=${ROOT}\n{"level":"error"}`,
  `Root=${ROOT};${'x'.repeat(300)}`,
])('leaves out what is no trace: %j', (header) => {
  expect(readTrace({ 'x-amzn-trace-id': header })).toBeUndefined();
});
