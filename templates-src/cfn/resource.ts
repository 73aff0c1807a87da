import { ResourceBase } from 'cloudform-types/types/resource';

/** What emission has to know about a resource type beside its properties. */
export interface ResourceTraits {
  /** Losing it loses data: it carries both deletion policies. */
  readonly stateful: boolean;
  /** Where its tags go; absent where the type can't be tagged. */
  readonly tagging?: { readonly property: string; readonly variant: 'standard' | 'map' };
}

/**
 * `cloudform`'s resource, with what that package lacks: the attributes that
 * `Fn::GetAtt` may ask for as a type, and the traits above. The generated
 * classes in `resources/` extend it.
 */
export abstract class CfnResource<
  Properties extends object,
  Attribute extends string,
> extends ResourceBase<Properties> {
  /** Names an attribute for the compiler; has no value at run time. */
  declare readonly attribute: Attribute;
  readonly traits: ResourceTraits;

  protected constructor(type: string, properties: Properties, traits: ResourceTraits) {
    super(type, properties);
    this.traits = traits;
  }
}
