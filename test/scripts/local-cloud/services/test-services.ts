import {
  type AttachableClient,
  attachLocalCloud,
  localClientConfig,
} from '../../../../scripts/local-cloud/attach';
import type { LocalCloud } from '../../../../scripts/local-cloud/cloud';
import { createLocalCloud } from '../../../../scripts/local-cloud/create-local-cloud';
import { MemoryStore } from '../../../../scripts/local-cloud/persistence';
import { NOW_MS, TestRegion } from '../resources/test-region';

type ClientClass<Client> = new (config: ReturnType<typeof localClientConfig>) => Client;

/** A local cloud whose resources are made by hand and whose services are called through the SDK. */
export class TestServices {
  /** Where resources are made: the first region. */
  readonly region = new TestRegion('us-east-1');
  private readonly cloud: LocalCloud = createLocalCloud({
    store: new MemoryStore(this.region.state),
    clock: { nowMs: () => NOW_MS },
  });

  client<Client extends AttachableClient>(
    clientClass: ClientClass<Client>,
    regionName: string = this.region.name,
  ): Client {
    return attachLocalCloud(new clientClass(localClientConfig(regionName)), this.cloud);
  }
}
