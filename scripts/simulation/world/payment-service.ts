import type { Timeline } from '../kernel/timeline';
import type { RegionPlace } from '../schedule/fault';
import type { TasksByPlace } from './aws/ecs';
import type { Database } from './database';
import type { Network } from './network';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface PaymentServiceOptions {
  readonly timeline: Timeline;
  readonly network: Network;
  readonly database: Database;
  readonly tasks: TasksByPlace;
  readonly isDraining: (place: RegionPlace) => boolean;
}

const UNAVAILABLE: Answer = { status: 503, body: '' };
const OK: Answer = { status: 200, body: '' };

/** The payment service behind each region's load balancer. */
export class PaymentService {
  constructor(private readonly options: PaymentServiceOptions) {}

  respond(place: RegionPlace, method: string, path: string): Answer {
    const { tasks, database, isDraining } = this.options;
    if (tasks[place].running === 0) {
      return UNAVAILABLE;
    }
    switch (true) {
      case path === '/health/ready':
        return isDraining(place) ? UNAVAILABLE : OK;
      case path === '/health/writer':
        return database.isWritable(place) ? OK : UNAVAILABLE;
      case method === 'POST':
        return this.takesPayments(place) ? { status: 201, body: SYNTHETIC } : UNAVAILABLE;
      default:
        return { status: 200, body: SYNTHETIC };
    }
  }

  takesPayments(place: RegionPlace): boolean {
    const { tasks, database, isDraining } = this.options;
    return tasks[place].running > 0 && database.isWritable(place) && !isDraining(place);
  }

  /** As anybody outside sees it. */
  isSeen(place: RegionPlace, path: string): boolean {
    const { network, timeline } = this.options;
    return (
      network.reach('world', place, timeline.nowMs()) === 'open' &&
      this.respond(place, 'GET', path).status === 200
    );
  }
}

/** The only payment that the failover itself makes. */
const SYNTHETIC = JSON.stringify({ id: 'synthetic' });
