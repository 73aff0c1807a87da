import type { CfnResource } from './resource';
import { GetAtt, Ref } from './value';

/**
 * A resource of a template as other resources see it. `Template.add` makes it;
 * holding one is the only way to refer to a resource, so a misspelt logical id
 * or attribute doesn't compile.
 */
export class ResourceHandle<Attribute extends string> {
  /** `Ref` to the resource. */
  readonly ref: Ref;

  constructor(
    readonly id: string,
    readonly type: string,
  ) {
    this.ref = new Ref(id);
  }

  /** `Fn::GetAtt` for one of the attributes AWS documents for the type. */
  att(attribute: Attribute): GetAtt {
    return new GetAtt(this.id, attribute);
  }
}

/** The handle that `Template.add` gives for a resource class: `HandleOf<rds.DBCluster>`. */
export type HandleOf<Resource extends CfnResource<object, string>> = ResourceHandle<
  Resource['attribute']
>;
