import type { Operator } from '../operator';
import { movedBoundaries } from './comparisons';
import { weakerConditions } from './conditions';
import { changedRows } from './decision-rows';
import { droppedCases, droppedOperands, forcedTests, forcedValues } from './guards';
import { droppedCatches, droppedNames } from './handlers';
import { otherLimits, unlimitedCalls } from './limits';
import {
  deletedAtOnce,
  deletedAwaits,
  deletedStatements,
  deletedTailCalls,
  swappedStatements,
} from './steps';
import { oppositeBooleans, wrongArithmetic } from './values';

/** Each finds one way in which the code can be wrong. */
export const operators: readonly Operator[] = [
  deletedStatements,
  deletedAwaits,
  deletedTailCalls,
  deletedAtOnce,
  swappedStatements,
  forcedTests,
  forcedValues,
  droppedOperands,
  droppedCases,
  changedRows,
  movedBoundaries,
  otherLimits,
  unlimitedCalls,
  droppedCatches,
  droppedNames,
  weakerConditions,
  wrongArithmetic,
  oppositeBooleans,
];
