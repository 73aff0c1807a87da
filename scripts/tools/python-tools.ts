import { spawn, spawnSync } from 'node:child_process';

/** Every tool that comes from PyPI, with its version: the one place that pins them. */
const PYTHON_TOOLS = {
  'cfn-lint': { package: 'cfn-lint==1.58.0', command: 'cfn-lint' },
  checkov: { package: 'checkov==3.3.30', command: 'checkov' },
  sam: { package: 'aws-sam-cli==1.170.0', command: 'sam' },
  // These two are libraries that scripts of ours import.
  moto: { package: 'moto[server]==5.2.5', command: 'python' },
  'sam-translator': { package: 'aws-sam-translator==1.115.0', command: 'python' },
} as const;

const PIPX = 'pipx==1.18.4';

export type PythonTool = keyof typeof PYTHON_TOOLS;

export interface ToolResult {
  readonly exitCode: number;
  /** stdout and stderr as they came. */
  readonly output: string;
}

/** The command line that runs a tool in its own environment, which pipx makes on first use. */
export function toolCommand(
  tool: PythonTool,
  args: readonly string[],
): readonly [string, ...string[]] {
  const { package: pinned, command } = PYTHON_TOOLS[tool];
  return ['python3', '-m', 'pipx', 'run', '--spec', pinned, command, ...args];
}

/** Runs one of the pinned tools to its end. */
export async function runTool(tool: PythonTool, args: readonly string[]): Promise<ToolResult> {
  ensurePipx();
  return run(toolCommand(tool, args));
}

let pipxIsThere = false;

/** Installs pipx for the current user where it is missing. Throws when Python 3 or its pip is not there. */
export function ensurePipx(): void {
  if (pipxIsThere || succeeds(['-m', 'pipx', '--version'])) {
    pipxIsThere = true;
    return;
  }
  const install = ['-m', 'pip', 'install', '--quiet', '--user', PIPX];
  // Distributions that manage Python themselves refuse a user install unless told so (PEP 668).
  pipxIsThere = succeeds(install) || succeeds([...install, '--break-system-packages']);
  if (!pipxIsThere) {
    throw new Error(`pipx could not be installed. Next: python3 -m pip install --user ${PIPX}`);
  }
}

function succeeds(args: readonly string[]): boolean {
  return spawnSync('python3', args, { stdio: 'ignore' }).status === 0;
}

function run([command, ...args]: readonly [string, ...string[]]): Promise<ToolResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode: exitCode ?? 1, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
