import { isJsonObject, type Json } from './json';

/**
 * Step Functions speaks to services through the AWS SDK for Java, and shows its
 * names with a capital: `DBClusterArn` is `DbClusterArn`, `runningCount` is
 * `RunningCount`.
 * https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function javaName(name: string): string {
  return name
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(' ')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)
    .join('');
}

export function withJavaNames(value: Json): Json {
  return renamed(value, javaName);
}

/** An error's name: `InvalidGlobalClusterStateFault` is `InvalidGlobalClusterStateException`. */
export function javaErrorName(name: string): string {
  const java = javaName(name);
  if (java.endsWith('Exception')) {
    return java;
  }
  return `${java.replace(/(?:Fault|Error)$/, '')}Exception`;
}

/** From the names that a state machine gives to those of the service. */
export function withServiceNames(value: Json, serviceName: (name: string) => string): Json {
  return renamed(value, serviceName);
}

function renamed(value: Json, rename: (name: string) => string): Json {
  if (Array.isArray(value)) {
    return value.map((item) => renamed(item, rename));
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [rename(name), renamed(member, rename)]),
  );
}
