import type { StackSets } from './ports';

type AnnounceIn = (action: string, resource: string, clientToken?: string) => void;

type StackSetReads = 'describe' | 'instance' | 'instances' | 'operationState';

/** The same port, which announces every call that changes something before it is made. */
export function announcedStackSets(stackSets: StackSets, announce: AnnounceIn): StackSets {
  const say = (operation: string, resource: string, clientToken?: string) =>
    announce(`cloudformation:${operation}`, resource, clientToken);
  const changing: Omit<StackSets, StackSetReads> = {
    create: (request) => {
      say('CreateStackSet', request.name, request.clientToken);
      return stackSets.create(request);
    },
    update: (request) => {
      say('UpdateStackSet', request.stackSetName, request.operationId);
      return stackSets.update(request);
    },
    createInstance: (change) => {
      say('CreateStackInstances', change.place.stackSetName, change.operationId);
      return stackSets.createInstance(change);
    },
    updateInstance: (change) => {
      say('UpdateStackInstances', change.place.stackSetName, change.operationId);
      return stackSets.updateInstance(change);
    },
    releaseInstances: (places, operationId) => {
      say('DeleteStackInstances', places[0].stackSetName, operationId);
      return stackSets.releaseInstances(places, operationId);
    },
    remove: (name) => {
      say('DeleteStackSet', name);
      return stackSets.remove(name);
    },
  };
  return { ...stackSets, ...changing };
}
