import { ALLOW_FLAG } from '../engine/guard/change-guard';
import type { Session } from './session';

/** What a deploy and its preview are typed with, besides settings, connection and rollout. */
export interface DeployChoice {
  /** Stacks that were chosen: `regional`, or `regional@dr`. */
  readonly only?: readonly string[];
  readonly allowChangeAfterFailover?: true;
}

/** The choice as options of `deploy`. */
export function typedChoice({ only = [], allowChangeAfterFailover }: DeployChoice): string[] {
  return [...(allowChangeAfterFailover ? [ALLOW_FLAG] : []), ...typedStacks(only)];
}

/** The session, in which a suggested `deploy` or `preview` makes the choice again that was typed. */
export function withTypedChoice(session: Session, choice: DeployChoice): Session {
  const { environment } = session;
  const command = (made: DeployChoice, verb: string, extra: readonly string[]) => {
    const { only, allowChangeAfterFailover: allow } = made;
    const open: DeployChoice = {
      ...(only && !extra.includes('--only') && { only }),
      ...(allow && !extra.includes(ALLOW_FLAG) && { allowChangeAfterFailover: allow }),
    };
    return environment.command(verb, ...optionsOf(verb, open), ...extra);
  };
  return {
    ...session,
    environment: {
      ...environment,
      command: (verb, ...extra) => command(choice, verb, extra),
      deployOfAll: command({ ...choice, only: [] }, 'deploy', []),
    },
  };
}

/** A preview takes stacks as they are. */
function optionsOf(verb: string, choice: DeployChoice): string[] {
  switch (verb) {
    case 'deploy':
      return typedChoice(choice);
    case 'preview':
      return [...(choice.only ?? []), ...typedChoice({ ...choice, only: [] })];
    default:
      return [];
  }
}

function typedStacks(only: readonly string[]): string[] {
  return only.length === 0 ? [] : ['--only', ...only];
}
