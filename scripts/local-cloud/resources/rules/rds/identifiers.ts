import type { Properties } from '../../../resource-model';
import { text } from '../../read';

/** https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_Limits.html */
export const MAX_IDENTIFIER_LENGTH = 63;

/** RDS keeps identifiers in lower case. */
export function identifierOf(properties: Properties, property: string): string | undefined {
  return text(properties, property)?.toLowerCase();
}

/** RDS's rule for identifiers, in its words. */
export function identifierProblems(properties: Properties, property: string): readonly string[] {
  const identifier = text(properties, property);
  if (identifier === undefined) {
    return [];
  }
  const isValid =
    identifier.length <= MAX_IDENTIFIER_LENGTH &&
    /^[A-Za-z][A-Za-z0-9-]*$/.test(identifier) &&
    !identifier.endsWith('-') &&
    !identifier.includes('--');
  return isValid
    ? []
    : [
        `#/${property}: The parameter ${property} is not a valid identifier. Identifiers must begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.`,
      ];
}
