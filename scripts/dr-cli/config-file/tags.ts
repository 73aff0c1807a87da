/**
 * A resource has 50 tags at most, and the templates give up to four:
 * https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
 */
export const MAX_TAGS = 46;

/** What the templates and `dr-cli` write: whose the environment is, and how it is found again. */
const OWN_TAGS: readonly string[] = ['EnvironmentSuffix', 'Application', 'HomeRole', 'ManagedBy'];

/** Letters, digits, spaces and these, which all services take: the same page. */
const CHARACTERS = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/** Why a tag can't be used; undefined when it can. */
export function tagProblem(key: string, value: string): string | undefined {
  if (OWN_TAGS.includes(key)) {
    return `dr-cli writes the tag ${key} itself`;
  }
  if (/^aws:/i.test(key)) {
    return 'tags that begin with aws: are AWS’s own';
  }
  if (key.length === 0 || key.length > 128 || !CHARACTERS.test(key)) {
    return 'the name of a tag is 1 to 128 letters, digits, spaces and _ . : / = + - @';
  }
  return value.length <= 256 && CHARACTERS.test(value)
    ? undefined
    : 'the value of a tag is up to 256 letters, digits, spaces and _ . : / = + - @';
}
