import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import { graphDot, graphText } from '../../engine/graph-text';
import { deployGraph } from '../../engine/steps';
import type { CommandContext } from '../context';

export function addGraphCommand(
  program: Command,
  { io, product }: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  program
    .command('graph')
    .description('Print the order of a deploy: each step and what it waits for')
    .option('--dot', 'as Graphviz source')
    .option('--debug', 'stack traces and causes of errors')
    .addHelpText(
      'after',
      '\nExamples:\n  dr-cli graph\n  dr-cli graph --dot | dot -Tsvg > order.svg',
    )
    .action(({ dot }: { readonly dot?: true }) => {
      const graph = deployGraph(product.topology);
      io.stdout.write(dot ? graphDot(graph) : graphText(graph));
      finish(EXIT.done);
    });
}
