import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Bell } from './bell.js';
import { LogWriter, type AppendOutcome, type AppendRequest } from './log-writer.js';

export interface WriterData {
  readonly file: string;
  readonly bell: SharedArrayBuffer;
}
/** To the writer (and ring its bell): appends, a question whether it can write, or the wish to end. */
export type ToWriter = readonly AppendRequest[] | 'can-write' | 'close';
/** From the writer: the outcomes in the order of the appends, or an answer. */
export type FromWriter = readonly AppendOutcome[] | 'ready' | 'can-write' | 'cannot-write';

const GROUP = 1000;

const port = parentPort!;
const { file, bell: memory } = workerData as WriterData;
const bell = new Bell(memory);
/** somebody else who locks the file for longer makes the store unavailable, not slow */
const LOCKED_AT_MOST_MS = 1000;

const writer = new LogWriter(new Database(file, { timeout: LOCKED_AT_MOST_MS }));
const tell = (message: FromWriter) => port.postMessage(message);
const next = () => receiveMessageOnPort(port)?.message as ToWriter | undefined;

/** Whatever has queued up while the last sync ran goes into the next. Returns false when the log is to be closed. */
function attend(): boolean {
  let group: AppendRequest[] = [];
  const commit = () => {
    if (group.length > 0) tell(writer.commit(group));
    group = [];
  };
  for (let message = next(); message; message = next()) {
    if (typeof message === 'object') {
      group.push(...message);
      if (group.length >= GROUP) commit();
      continue;
    }
    commit();
    if (message === 'close') return false;
    tell(writer.canWrite() ? 'can-write' : 'cannot-write');
  }
  commit();
  return true;
}

tell('ready');
do bell.wait();
while (attend());
writer.close();
