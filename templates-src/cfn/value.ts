import { ConditionIntrinsicFunction, IntrinsicFunction } from 'cloudform-types/types/dataTypes';

export { ConditionIntrinsicFunction, IntrinsicFunction };

/** A literal, or an intrinsic function that CloudFormation resolves to one. */
export type Value<T> = T | IntrinsicFunction;

/** `Ref` to a parameter or a pseudo parameter. Assignable wherever a value is due. */
export class Ref extends IntrinsicFunction {
  constructor(readonly logicalId: string) {
    super('Ref', logicalId);
  }
}

/** `Fn::GetAtt` on a resource of the same template. */
export class GetAtt extends IntrinsicFunction {
  constructor(
    readonly logicalId: string,
    readonly attribute: string,
  ) {
    super('Fn::GetAtt', [logicalId, attribute]);
  }
}
