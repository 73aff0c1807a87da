/** A name that something else has. */
export interface NameConflict {
  /** What is taken: mostly the physical id of whatever has it. */
  readonly name: string;
  /** Where CloudFormation itself says which stack it is in. */
  readonly stackName: string | undefined;
}

/** `"{"/properties/LogGroupName":"/aws/x"}" already exists`, as handlers write an identifier. */
const BY_IDENTIFIER = /with identifier '(.+?)' already exists/;
/** `queue-prod already exists in stack arn:aws:cloudformation:…:stack/other/…`, from CloudFormation. */
const IN_STACK = /(\S+) already exists in stack arn:\S+?:stack\/([^/\s"]+)/;
/** What services say by themselves: `Role with name x already exists.`, `x already exists`. */
const BY_SERVICE =
  /(?:with (?:name|the same name) |named )?["'[(]?([\w./:-]+?)["'\])]? already exists/i;

/** The name that is taken; undefined when the reason is another one. */
export function nameConflict(reason: string): NameConflict | undefined {
  const [, inStack, stackName] = IN_STACK.exec(reason) ?? [];
  if (inStack !== undefined) {
    return { name: inStack, stackName };
  }
  const [, identifier] = BY_IDENTIFIER.exec(reason) ?? [];
  const name = identifier === undefined ? BY_SERVICE.exec(reason)?.[1] : readIdentifier(identifier);
  return name === undefined ? undefined : { name, stackName: undefined };
}

/** A primary identifier is JSON with one value per key, or a plain text. */
function readIdentifier(identifier: string): string {
  const values = [...identifier.matchAll(/"\/properties\/\w+":"([^"]*)"/g)].map(
    ([, value]) => value,
  );
  return values.length === 0 ? identifier : values.join('|');
}
