import type { pay } from '../../support/requests';
import type { Task } from './task';

type Answer = Awaited<ReturnType<typeof pay>>;

export const get = ({ app }: Task, path: string) => app.inject(path);

export const idOf = (answer: Answer): string => answer.json<{ id: string }>().id;

/** `standby-region` of `urn:payment-service:problem:standby-region`. */
export const problemOf = (answer: Answer): string | undefined =>
  answer.json<{ type: string }>().type.split(':').at(-1);
