import { Command } from 'commander';
import { callFailure } from '../failure.js';

/** `specimen lsp`: the language server. */
export function lspCommand(): Command {
  return new Command('lsp')
    .summary('start the language server, for editors')
    .description('Starts the language server, which speaks the Language Server Protocol with an editor.')
    .option('--stdio', 'speak over standard input and output')
    .addHelpText(
      'after',
      `
Examples:
  $ specimen lsp --stdio
  :lua vim.lsp.start { cmd = { 'specimen', 'lsp', '--stdio' }, name = 'specimen' }    in Neovim`,
    )
    .action(async ({ stdio }: { stdio?: true }) => {
      if (!stdio)
        throw callFailure('The language server speaks over standard input and output only: give --stdio.');
      await import('../../server/main.js');
    });
}
