import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templates } from '../../templates-src';
import { type TemplateDocument, toDocument } from '../../templates-src/cfn/document';
import type { StackId } from '../../templates-src/topology';
import { instantCloud } from '../dr-cli/instant-local-cloud';
import type { Io } from '../dr-cli/io';
import { main } from '../dr-cli/main';
import { functionArtifact } from '../dr-cli/product/function-code';
import { paymentsFrom } from '../dr-cli/product/payments';
import type { Product } from '../dr-cli/product/product';
import { openRunFolder } from '../dr-cli/runs/run-folder';
import type { Behaviour } from '../local-cloud/runtime/behaviour';

/** Width of the recorded terminal. */
const COLUMNS = 100;

/** Somebody's change to a stack's template. */
export type TemplateChange = (stack: StackId, document: TemplateDocument) => TemplateDocument;

/** The payments product from its source, and with changes to it. */
export const paymentsWith = (change: TemplateChange = (_, document) => document): Product =>
  paymentsFrom(() => ({
    template: (stack) => change(stack, toDocument(templates[stack]())),
    functionCode: (name) => functionArtifact(name, new TextEncoder().encode(name)),
  }));

export interface Typed {
  /** After `dr-cli`, without `--local`. */
  readonly command: string;
  readonly product?: Product;
  readonly behaviour?: Partial<Behaviour>;
}

/** An account in which commands are typed one after the other, on a clock that jumps over waits. */
export interface SessionWorld {
  /** @returns the prompt with the command, all that was printed, and the exit code */
  type(typed: Typed): Promise<string>;
}

/** Begins with an empty account, and leaves nothing of it behind. */
export async function inNewWorld<T>(use: (world: SessionWorld) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dr-cli-session-'));
  const usual = paymentsWith();
  try {
    return await use({
      type: async ({ command, product = usual, behaviour }) => {
        const { io, printed } = recordingIo(folder);
        const exitCode = await main([...command.split(' '), '--local'], io, {
          product,
          openLocalCloud: instantCloud(join(folder, 'cloud'), '.dr/local-cloud', behaviour),
          openRuns: openRunFolder,
        });
        return `$ dr-cli ${command}\n${printed()}$ echo $?\n${exitCode}\n`;
      },
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Nobody looks on, so that every line stays; both streams as a terminal would show them. */
function recordingIo(workingDirectory: string): {
  readonly io: Io;
  readonly printed: () => string;
} {
  let text = '';
  const output = {
    write: (added: string) => {
      text += added;
    },
    isTerminal: false,
    columns: COLUMNS,
  };
  const io: Io = {
    stdout: output,
    stderr: output,
    env: {},
    workingDirectory,
    program: 'dr-cli',
    isInteractive: false,
    ask: async () => undefined,
    onInterrupt: () => () => undefined,
    exit: () => undefined,
  };
  return { io, printed: () => text };
}
