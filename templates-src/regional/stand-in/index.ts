import type { Template } from '../../cfn/template';
import type { RegionalContext } from '../context';
import type { StandIn } from './handles';
import { addIntakeTable } from './table';

/** Standing in for a database that is being promoted: docs/payment-service.md. */
export function addStandIn(template: Template, context: RegionalContext): StandIn {
  return { intakeTable: addIntakeTable(template, context) };
}
