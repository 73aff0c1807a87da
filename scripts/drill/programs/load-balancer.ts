import './end-with-parent';
import '../clock/live-in-drill-time';
import { LoadBalancer } from '../world/load-balancer';
import {
  type BalancerReport,
  isRegisterTargets,
  PORT_VARIABLE,
  readTargetGroup,
  TARGET_GROUP_VARIABLE,
} from '../world/load-balancer-messages';

/** The load balancer of a region, in a process of its own. */
async function main(): Promise<void> {
  const tell = (report: BalancerReport) => void process.send?.(report);
  const balancer = new LoadBalancer({
    settings: readTargetGroup(process.env[TARGET_GROUP_VARIABLE]),
    onTargets: (counts) => tell({ kind: 'targets', ...counts }),
  });
  process.on('message', (message) => {
    if (isRegisterTargets(message)) balancer.register(message.ports);
  });
  tell({ kind: 'listening', port: await balancer.listen(Number(process.env[PORT_VARIABLE] ?? 0)) });
}

void main();
