import type { StateTable } from '../shared/state/table';
import type { TaskContext } from './dependencies';

export const ownTable = ({ own, config }: TaskContext): StateTable => ({
  dynamodb: own.dynamodb,
  tableName: config.stateTable,
});

export const peerTable = ({ peer, config }: TaskContext): StateTable => ({
  dynamodb: peer.dynamodb,
  tableName: config.peerStateTable,
});
