import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A finding that is right for one resource, and why. */
export interface Exception {
  readonly template: string;
  readonly resource: string;
  readonly rule: string;
  readonly reason: string;
}

interface LintMetadata {
  readonly checkov?: {
    readonly skip: readonly { readonly id: string; readonly comment: string }[];
  };
  readonly 'cfn-lint'?: { readonly reasons: Readonly<Record<string, string>> };
}

/** Every check that a template asks a linter to skip, with the reason that stands beside it. */
export function exceptionsOf(template: string): Exception[] {
  const document = parse(readFileSync(template, 'utf8')) as {
    readonly Resources: Readonly<Record<string, { readonly Metadata?: LintMetadata }>>;
  };
  return Object.entries(document.Resources).flatMap(([resource, { Metadata }]) => [
    ...(Metadata?.checkov?.skip ?? []).map(({ id, comment }) => {
      return { template, resource, rule: id, reason: comment };
    }),
    ...Object.entries(Metadata?.['cfn-lint']?.reasons ?? {}).map(([rule, reason]) => {
      return { template, resource, rule, reason };
    }),
  ]);
}

/** `skip CKV_AWS_117 on ValidatePayment (generated/regional.yaml): reaches nothing in the VPC`. */
export function exceptionLine({ template, resource, rule, reason }: Exception): string {
  return `skip ${rule} on ${resource} (${template}): ${reason}`;
}
