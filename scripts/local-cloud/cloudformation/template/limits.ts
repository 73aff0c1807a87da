/** Quotas: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html */
export const INLINE_TEMPLATE_MAX_BYTES = 51_200;
export const S3_TEMPLATE_MAX_BYTES = 1_048_576;
export const PARAMETER_VALUE_MAX_BYTES = 4_096;
export const MAX_RESOURCES = 500;
export const MAX_DYNAMIC_REFERENCES = 60;

export const LIMITS: Readonly<Record<string, number | undefined>> = {
  Parameters: 200,
  Mappings: 200,
  Outputs: 200,
};
