import { buildGraph } from '../../../../scripts/engine/graph';
import type { StackBar } from '../../../../scripts/engine/timeline/bars';
import { criticalPath, stackWaitsFor } from '../../../../scripts/engine/timeline/critical-path';

const graph = buildGraph(
  new Map(['base', 'upload', 'service', 'other', 'front'].map((id) => [id, id])),
  [
    { from: 'base', to: 'upload', reason: 'bucket' },
    { from: 'upload', to: 'service', reason: 'template' },
    { from: 'service', to: 'front', reason: 'output' },
    { from: 'other', to: 'front', reason: 'output' },
  ],
);

function bar(step: string, startedMs: number, endedMs: number, action = 'create'): StackBar {
  return {
    id: step,
    label: step,
    step,
    action,
    startedMs,
    endedMs,
    outcome: 'succeeded',
    resources: [],
  };
}

test('the path leads back over who was waited for longest, through steps without a bar', () => {
  const bars = [
    bar('base', 0, 10),
    bar('other', 0, 15),
    bar('service', 12, 40),
    bar('front', 41, 50),
  ];

  expect(criticalPath(bars, stackWaitsFor(graph))).toEqual(['base', 'service', 'front']);
});

test('what ended last before is not waited for unless the graph says so', () => {
  const bars = [bar('base', 0, 10), bar('other', 0, 30), bar('service', 31, 40)];

  expect(criticalPath(bars, stackWaitsFor(graph))).toEqual(['base', 'service']);
});

test('a deletion waits the other way round', () => {
  const bars = [bar('front', 0, 10, 'delete'), bar('service', 11, 40, 'delete')];

  expect(criticalPath(bars, stackWaitsFor(graph))).toEqual(['front', 'service']);
});

test('what was still under way when another began was not waited for', () => {
  const bars = [bar('base', 0, 30), bar('service', 10, 40)];

  expect(criticalPath(bars, stackWaitsFor(graph))).toEqual(['service']);
});

test('nothing has no path', () => {
  expect(criticalPath([], stackWaitsFor(graph))).toEqual([]);
});
