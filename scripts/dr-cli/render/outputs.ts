import { columns, lines } from './text';

/** Outputs of one stack in one region. */
export interface StackOutputs {
  readonly location: string;
  readonly stackName: string;
  readonly region: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** A block per stack, in the topology's order. */
export function outputsText(stacks: readonly StackOutputs[]): string {
  return stacks
    .map(({ location, stackName, region, outputs }) => {
      const rows = Object.entries(outputs).map(([name, value]) => [`  ${name}`, value]);
      return lines(`${location} (${stackName}, ${region})`, columns(rows));
    })
    .join('\n');
}
