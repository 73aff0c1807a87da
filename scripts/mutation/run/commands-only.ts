interface Command {
  readonly input: object;
}

type CommandClass = new (input?: object) => Command;

/**
 * A client package of the SDK as the simulation needs it: commands that have a name and an input.
 * Made when asked for, because hundreds of them are never used.
 */
export function commandsOnly(): Readonly<Record<string, CommandClass>> {
  const classes = new Map<string, CommandClass>();
  return new Proxy<Record<string, CommandClass>>(
    {},
    {
      get: (_, property) => {
        const name = String(property);
        const known = classes.get(name) ?? commandNamed(name);
        classes.set(name, known);
        return known;
      },
    },
  );
}

/** The simulation knows commands by the names of their classes. */
function commandNamed(name: string): CommandClass {
  const Command = class {
    readonly input: object;
    constructor(input: object = {}) {
      this.input = input;
    }
  };
  Object.defineProperty(Command, 'name', { value: name });
  return Command;
}
