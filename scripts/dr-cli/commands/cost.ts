import { type Command, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_ASSUMPTIONS } from '../../engine/cost/assumptions';
import { estimate, REGION_STATES, type RegionState } from '../../engine/cost/estimate';
import { AURORA_INSTANCE_HOUR } from '../../engine/cost/prices';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { type PlannedStack, planStacks } from '../../engine/template/planned-stacks';
import type { CommandContext } from '../context';
import { addConnectionOptions, addSettingOptions, type ConnectionOptions } from '../options';
import { costObject } from '../render/cost/cost-json';
import { type CostReport, costText } from '../render/cost/cost-text';
import type { SettingName } from '../setting-options';
import { givenValue, settingSources } from '../setting-sources';
import { chooseSettings, demoSettings } from '../settings';
import { typedSettings } from '../typed-command';

interface CostOptions extends ConnectionOptions {
  readonly regionState?: RegionState;
  readonly payments?: number;
}

export function addCostCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('cost')
    .description(
      'Estimate what the stacks cost in a month, in each region, before and after a failover',
    )
    .addOption(
      new Option(
        '--region-state <state>',
        'this state alone; otherwise both, side by side',
      ).choices(REGION_STATES),
    )
    .option(
      '--payments <count>',
      `payments in a month (default: ${DEFAULT_ASSUMPTIONS.paymentsPerMonth})`,
      wholeNumber,
    );
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action((options: CostOptions) => finish(runCost(context, options)));
}

const HELP = `
From the generated templates and the settings, and a list of prices with its date. Calls nobody and
needs no account; what is deployed is not looked at. See docs/cost.md for what is assumed.

Examples:
  dr-cli cost
  dr-cli cost --nat-gateways single --payments 5000000
  dr-cli cost --region-state after-failover --json | jq .totals`;

function wholeNumber(text: string): number {
  if (!/^\d{1,12}$/.test(text)) {
    throw new InvalidArgumentError('It has to be a whole number.');
  }
  return Number(text);
}

function runCost({ io, product }: CommandContext, options: CostOptions): ExitCode {
  const sources = settingSources(io, options);
  const nextSteps = (unusable: readonly SettingName[]) => [
    [io.program, 'cost', ...typedSettings(options, undefined, unusable)].join(' '),
  ];
  // Nothing costs more or less for its name.
  const suffix = givenValue(sources, 'suffix')?.value ?? demoSettings.suffix;
  const settings = chooseSettings(
    { ...sources, flags: { ...sources.flags, suffix } },
    nextSteps,
    demoSettings,
  );
  const { topology } = product;
  const stacks = planStacks({ topology }, product.deployInput(settings), new Map(), NO_ACCOUNT);
  assertPriced(stacks, io.program);
  const { paymentsPerMonth } = DEFAULT_ASSUMPTIONS;
  const assumptions = { paymentsPerMonth: options.payments ?? paymentsPerMonth };
  const report: CostReport = {
    regions: [topology.regions.primary.name, topology.regions.dr.name],
    states: options.regionState === undefined ? REGION_STATES : [options.regionState],
    lines: estimate(stacks, assumptions),
    assumptions,
  };
  const { stdout } = io;
  stdout.write(
    options.json ? `${JSON.stringify(costObject(report))}\n` : costText(report, stdout.columns),
  );
  return EXIT.done;
}

/** Stands in names that nobody looks at. */
const NO_ACCOUNT = '000000000000';

function assertPriced(stacks: readonly PlannedStack[], program: string): void {
  const classes = stacks
    .flatMap(({ resources }) => resources)
    .flatMap(({ type, properties }) =>
      type === 'AWS::RDS::DBInstance' ? String(properties.DBInstanceClass) : [],
    );
  const unpriced = classes.find((one) => !Object.hasOwn(AURORA_INSTANCE_HOUR, one));
  if (unpriced !== undefined) {
    const priced = Object.keys(AURORA_INSTANCE_HOUR);
    throw new DrError({
      code: 'DR_NO_PRICE',
      message: `the list of prices has no ${unpriced}; it has ${priced.join(', ')}`,
      nextSteps: [`${program} cost --database-instance-class ${priced[0]}`],
      exitCode: EXIT.invalidInput,
    });
  }
}
