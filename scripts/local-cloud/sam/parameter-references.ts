import { isRecord } from '../resources/read';
import type { Template } from './template';

/** Values by parameter name, pseudo parameters included. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** Given values over the template's defaults; the transform knows region and partition beside them. */
export function parameterValuesOf(
  template: Template,
  given: ParameterValues,
  region: string,
): ParameterValues {
  const declared = isRecord(template.Parameters) ? template.Parameters : {};
  const defaults = Object.fromEntries(
    Object.entries(declared).flatMap(([name, parameter]) =>
      isRecord(parameter) && parameter.Default !== undefined ? [[name, parameter.Default]] : [],
    ),
  );
  return { ...defaults, 'AWS::Region': region, 'AWS::Partition': 'aws', ...given };
}

/** Puts parameter values in place of `Ref` and `${…}`; everything else stays for CloudFormation. */
export function resolveParameters(value: unknown, parameters: ParameterValues): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveParameters(item, parameters));
  }
  if (!isRecord(value)) {
    return value;
  }
  const reference = value.Ref;
  if (typeof reference === 'string' && Object.keys(value).length === 1) {
    return parameters[reference] ?? value;
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'Fn::Sub' ? substitute(item, parameters) : resolveParameters(item, parameters),
    ]),
  );
}

function substitute(value: unknown, parameters: ParameterValues): unknown {
  if (Array.isArray(value)) {
    const [text, ...rest] = value;
    return [
      substitute(text, parameters),
      ...rest.map((item) => resolveParameters(item, parameters)),
    ];
  }
  return typeof value === 'string'
    ? value.replaceAll(/\$\{([A-Za-z0-9.]+|AWS::[A-Z][A-Za-z]*)\}/g, (whole, name: string) =>
        String(parameters[name] ?? whole),
      )
    : value;
}
