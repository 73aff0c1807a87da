/**
 * Invokes a Lambda bundle in a process of its own, and tells its parent how long that took.
 * Arguments: path of the bundle, number of invocations, event as JSON.
 */
const { performance } = require('node:perf_hooks');

const nodeStartedMs = performance.now();
const [, , bundle, invocations, eventJson] = process.argv;

const CONTEXT = {
  awsRequestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  functionName: 'validate-payment-bench',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:111122223333:function:validate-payment-bench:live',
  memoryLimitInMB: '256',
};

async function main() {
  const { handler } = require(bundle);
  // Parsed for each invocation, as Lambda's runtime does before it calls the handler.
  const invoke = () => handler(JSON.parse(eventJson), CONTEXT);
  const { outcome } = await invoke();
  const firstAnswerMs = performance.now();
  const timesMs = [];
  for (let count = 1; count < Number(invocations); count += 1) {
    const startedMs = performance.now();
    await invoke();
    timesMs.push(performance.now() - startedMs);
  }
  process.send({ outcome, nodeStartedMs, firstAnswerMs, timesMs });
}

void main();
