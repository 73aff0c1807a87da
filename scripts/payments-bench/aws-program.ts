import { startAwsStandIn } from '../payments-lab/aws-stand-in';

/** AWS in a process of its own: what it costs is not the service's. */
void startAwsStandIn({ onObject: () => undefined }).then(({ url }) => process.send?.({ url }));
