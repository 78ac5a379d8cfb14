import { BadLogFile, type LineFault } from '#intake';

const OF_THE_SYSTEM: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `There is no file or folder ${path}.`,
  EISDIR: (path) => `${path} is a folder, not a file.`,
  ENOTDIR: (path) => `${path} is not in a folder.`,
  EACCES: (path) => `${path} may not be read or written by you.`,
  EPERM: (path) => `${path} may not be read or written by you.`,
  EROFS: (path) => `${path} is on a disk that cannot be written to.`,
  ENOSPC: (path) => `The disk is full: ${path} could not be written.`,
  EPIPE: () => 'The export was cut off: whoever was reading it has stopped.',
};

/** What gRPC says of a connection, over and above that it has none. */
const GRPC = /: \d+ [A-Z_]+: .*$/s;

/** A failure in a sentence (a bad file in one for each bad line), never with a stack. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return `It failed: ${String(error)}`;
  const { code, path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const system = code && OF_THE_SYSTEM[code];
  if (system) return system(dest ?? path ?? 'That');
  if (code === 'SQLITE_CANTOPEN') return `A database could not be opened: ${error.message}.`;
  const message = error.message.replace(GRPC, '');
  return /[.!?]$/.test(message) || message.includes('\n') ? message : `${message}.`;
}

/** What is wrong with which line, for programs. */
export const faultsOf = (error: unknown): { faults?: readonly LineFault[]; faultsInAll?: number } =>
  error instanceof BadLogFile ? { faults: error.faults, faultsInAll: error.faultsInAll } : {};
