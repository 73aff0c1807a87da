import type { CommandContext } from '../../dr-cli/context';
import type { World } from '../world/world';
import { silentIo } from './silent-io';

/** Runs a command of `dr-cli` in the drill's environment, as a person would, and tells how it ended. */
export async function operatorCommand(
  context: CommandContext,
  { suffix, world }: { readonly suffix: string; readonly world: World },
  verb: string,
  more: readonly string[],
): Promise<string> {
  const { main } = await import('../../dr-cli/main');
  const io = silentIo(context.io);
  const exitCode = await main([verb, '--suffix', suffix, '--local', ...more], io, {
    product: context.product,
    openLocalCloud: async () => world.connection(),
  });
  // Of an error the first line says why, of a success the last one how it ended.
  const lines = `${io.out()}${io.err()}`.trim().split('\n');
  const said =
    (exitCode === 0 ? lines.at(-1) : lines.find((line) => /^error/i.test(line))) ?? lines.at(-1);
  return `dr-cli ${verb} ended with exit code ${exitCode}: ${said?.trim() ?? ''}`;
}
