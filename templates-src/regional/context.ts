import { allOf, type Condition, equals, not } from '../cfn/conditions';
import type { Template } from '../cfn/template';
import type { Value } from '../cfn/value';
import { type NameKey, namesIn } from '../naming';
import type { RegionalParameters } from './parameters';

/** What every part of the stack is built from. */
export interface RegionalContext {
  readonly parameters: RegionalParameters;
  readonly conditions: RegionalConditions;
  /** Names in this region. */
  readonly name: (key: NameKey) => Value<string>;
  /** The same names in the other region. */
  readonly peerName: (key: NameKey) => Value<string>;
}

export interface RegionalConditions {
  /** This region started as the primary. Says nothing about which region writes now. */
  readonly isHomePrimary: Condition;
  /** Commits on this cluster wait for the standby: `rds.global_db_rpo`. */
  readonly boundsDatabaseRpo: Condition;
}

export function regionalContext(
  template: Template,
  parameters: RegionalParameters,
): RegionalContext {
  const isHomePrimary = template.condition('IsHomePrimary', equals(parameters.HomeRole, 'primary'));
  const boundsDatabaseRpo = template.condition(
    'BoundsDatabaseRpo',
    allOf(
      isHomePrimary,
      not(equals(parameters.DatabaseRpoSeconds, '0')),
      // What a writer with a bound and no secondary does is documented for the secondary's side
      // only, as a warning that it may stop commits; so there is no bound before there is a standby.
      not(equals(parameters.StandbyClusterArn, '')),
    ),
  );
  return {
    parameters,
    conditions: { isHomePrimary, boundsDatabaseRpo },
    name: namesIn(parameters),
    peerName: namesIn({
      EnvironmentSuffix: parameters.EnvironmentSuffix,
      RegionCode: parameters.PeerRegionCode,
    }),
  };
}
