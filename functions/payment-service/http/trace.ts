import type { IncomingHttpHeaders } from 'node:http';

/** `Root=1-5759e988-bd862e3fe1be46a994272793;…`, as the load balancer adds it. */
const AMAZON_TRACE = /^(?=.{1,256}$)[\w=;:.-]*Root=(1-[\da-f]{8}-[\da-f]{24})[\w=;:.-]*$/i;

/** W3C Trace Context, version 00. */
const TRACE_PARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/;

export interface Trace {
  readonly id: string;
  /** As Amazon's header, to be passed on to AWS. */
  readonly amazonHeader: string | undefined;
}

/**
 * The trace that a request belongs to. What doesn't look like a trace is left out: it would go into
 * every line of the log as it is.
 */
export function readTrace(headers: IncomingHttpHeaders): Trace | undefined {
  const amazon = headers['x-amzn-trace-id'];
  const root = typeof amazon === 'string' ? AMAZON_TRACE.exec(amazon) : null;
  if (root?.[1] !== undefined) return { id: root[1], amazonHeader: root[0] };
  const { traceparent } = headers;
  const parent = typeof traceparent === 'string' ? TRACE_PARENT.exec(traceparent)?.[1] : undefined;
  return parent === undefined ? undefined : { id: parent, amazonHeader: undefined };
}
