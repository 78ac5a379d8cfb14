import { Command, CommanderError } from 'commander';
import { backup, restoreBackup } from './commands/backup.js';
import { copy } from './commands/copy.js';
import { exportEvents } from './commands/export.js';
import { importFile } from './commands/import.js';
import { indicatorsCommand } from './commands/indicators.js';
import { keysCommand } from './commands/keys.js';
import { rebuild } from './commands/rebuild.js';
import { reportCommand } from './commands/report.js';
import { sample } from './commands/sample.js';
import { verify } from './commands/verify.js';
import { exitCodeOf } from './operation.js';

const SETTINGS = `
Settings come from the environment, as those of the service do:
  DATA_DIR        where the log, the read models and the documents are kept (./data)
  EVENTSTORE_URL  the address of an EventStoreDB (empty: the log in DATA_DIR)
  HOST, PORT      where the service listens, which is asked to rebuild what it keeps (127.0.0.1, 3000)

Exit codes: 0 all is well; 1 something differs or was refused; 2 the command was not called rightly.`;

/** Does what a command line asks for. @returns the exit code */
export async function run(argv: readonly string[]): Promise<number> {
  const program = new Command('npm run -s tracker --')
    .description("The operator's command line of the influence tracker.")
    .addHelpText('after', SETTINGS)
    .helpCommand(false)
    .exitOverride();
  for (const command of [
    importFile,
    exportEvents,
    verify,
    rebuild,
    copy,
    backup,
    restoreBackup,
    keysCommand,
    sample,
    indicatorsCommand,
    reportCommand,
  ]) {
    const added = command().copyInheritedSettings(program);
    for (const part of added.commands) part.copyInheritedSettings(program);
    program.addCommand(added);
  }
  try {
    await program.parseAsync(argv);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    return exitCodeOf(error);
  }
}
