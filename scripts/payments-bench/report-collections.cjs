/**
 * Loaded into the service: tells its parent what is left of the heap after each full garbage
 * collection. What is in use between two of them is mostly garbage, and says little.
 */
const { PerformanceObserver, constants } = require('node:perf_hooks');

new PerformanceObserver((list) => {
  const isFull = ({ detail }) => detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
  if (list.getEntries().some(isFull)) {
    process.send?.({ heapBytes: process.memoryUsage().heapUsed });
  }
}).observe({ entryTypes: ['gc'] });
