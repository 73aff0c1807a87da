import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { deployGraph } from '../../engine/steps';
import { stackBars } from '../../engine/timeline/bars';
import type { Deployment } from '../../engine/timeline/deployment';
import { readDeployment } from '../../engine/timeline/read-deployment';
import type { CommandContext } from '../context';
import { interruptibleRead } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { chartOf } from '../render/gantt/chart';
import { ganttHtml } from '../render/gantt/html';
import type { Chart } from '../render/gantt/marks';
import { ganttSvg } from '../render/gantt/svg';
import { ganttText } from '../render/gantt/text';
import { lines } from '../render/text';
import { eventsText } from '../render/timeline/events-text';
import { parseSelection } from '../selection';
import { openSession, type Session, startRun } from '../session';

/** Version of the shape of `--json`. A new optional field keeps it; anything else raises it. */
export const LOGS_VERSION = '1.0';

const FORMATS = ['text', 'svg', 'html'] as const;

interface LogsOptions extends ConnectionOptions {
  readonly only?: string[];
  readonly chart?: true;
  readonly resources?: true;
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
}

export function addLogsCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('logs')
    .description("Print the last deployment's events, or a chart of where its time went")
    .option('--only <stack...>', 'these stacks alone: regional, or regional@dr')
    .option('--chart', 'a Gantt chart with the critical path instead of the events')
    .option('--resources', 'with a bar for each resource (implies --chart)')
    .addOption(
      new Option('--format <format>', 'of the chart; svg and html imply --chart')
        .choices(FORMATS)
        .default('text'),
    )
    .option('--out <file>', 'write it there instead of to stdout');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: LogsOptions) => finish(await runLogs(context, options)));
}

const HELP = `
Examples:
  dr-cli logs --suffix prod
  dr-cli logs --suffix prod --chart
  dr-cli logs --suffix prod --only regional@dr --chart --resources
  dr-cli logs --suffix prod --format html --resources --out deployment.html

Everything is read from the stacks' own events: it works after the fact and from any machine.`;

async function runLogs(context: CommandContext, options: LogsOptions): Promise<ExitCode> {
  const { io, product } = context;
  const selected =
    options.only === undefined
      ? () => true
      : parseSelection(product.topology, options.only, io.program);
  const session = await openSession(context, options);
  const { environment } = session;
  const deployment = await interruptibleRead(io, environment.command('logs'), (signal) =>
    readDeployment(
      startRun(session, () => undefined, signal),
      selected,
    ),
  );
  if (deployment === undefined) {
    throw new DrError({
      code: 'DR_NOT_DEPLOYED',
      message:
        options.only === undefined
          ? `no stack of ${environment.suffix} is deployed: there are no events`
          : `${options.only.join(' ')} of ${environment.suffix} is not deployed: there are no events`,
      nextSteps: [environment.command('deploy')],
    });
  }
  const columns = options.out === undefined ? io.stdout.columns : undefined;
  await hand(io, options.out, rendered(session, deployment, { ...options, columns }));
  return EXIT.done;
}

/** Columns of a chart that goes to a file or a pipe. */
const PIPE_COLUMNS = 100;

interface RenderOptions extends LogsOptions {
  /** Of the terminal; undefined elsewhere. */
  readonly columns: number | undefined;
}

function rendered(session: Session, deployment: Deployment, options: RenderOptions): string {
  if (options.json) {
    return `${JSON.stringify(logsJson(session.environment.suffix, deployment))}\n`;
  }
  const isChart = options.chart || options.resources || options.format !== 'text';
  if (!isChart) {
    return eventsText(deployment);
  }
  const { suffix, topology } = session.environment;
  const graph = deployGraph(topology);
  const withResources = options.resources ?? false;
  return chartText(chartOf(deployment, { suffix, graph, withResources }), options);
}

function chartText(chart: Chart, { format, columns }: RenderOptions): string {
  switch (format) {
    case 'text':
      return lines(ganttText(chart, columns ?? PIPE_COLUMNS));
    case 'svg':
      return `${ganttSvg(chart).text}\n`;
    case 'html':
      return ganttHtml(chart);
  }
}

function logsJson(suffix: string, deployment: Deployment) {
  const { runId, startedMs, endedMs, parts } = deployment;
  return {
    version: LOGS_VERSION,
    suffix,
    runId: runId ?? null,
    startedAt: new Date(startedMs).toISOString(),
    endedAt: new Date(endedMs).toISOString(),
    bars: stackBars(deployment),
    stacks: parts.map(({ step, operation: { kind, outcome, events } }) => ({
      step,
      kind,
      outcome,
      events,
    })),
  };
}

async function hand(io: Io, out: string | undefined, text: string): Promise<void> {
  if (out === undefined) {
    io.stdout.write(text);
    return;
  }
  const file = resolve(io.workingDirectory, out);
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new DrError({
      code: 'DR_CANNOT_WRITE',
      message: `${file} can't be written: ${error instanceof Error ? error.message : String(error)}`,
      nextSteps: ['--out <file> (in a folder that exists)'],
      exitCode: EXIT.invalidInput,
      cause: error,
    });
  }
  io.stderr.write(`written to ${file}\n`);
}
