import { receiveMessageOnPort, parentPort, workerData } from 'node:worker_threads';
import { LogWriter, type AppendOutcome, type AppendRequest } from './log-writer.js';

/** To the writer: appends, a question whether it can write, or the wish to end. */
export type ToWriter = readonly AppendRequest[] | 'can-write' | 'close';
/** From the writer: the outcomes in the order of the appends, or an answer. */
export type FromWriter = readonly AppendOutcome[] | 'ready' | 'can-write' | 'cannot-write' | 'closed';

const GROUP = 1000;

const port = parentPort!;
const tell = (message: FromWriter) => port.postMessage(message);
const writer = new LogWriter((workerData as { file: string }).file);

/** Whatever has queued up while the last sync ran goes into the next. */
port.on('message', (first: ToWriter) => {
  let waiting: AppendRequest[] = [];
  const commit = () => {
    if (waiting.length > 0) tell(writer.commit(waiting));
    waiting = [];
  };
  for (
    let message: ToWriter | undefined = first;
    message;
    message = receiveMessageOnPort(port)?.message as ToWriter | undefined
  ) {
    if (typeof message === 'object') {
      waiting.push(...message);
      if (waiting.length >= GROUP) commit();
      continue;
    }
    commit();
    if (message === 'can-write') tell(writer.canWrite() ? 'can-write' : 'cannot-write');
    else {
      writer.close();
      tell('closed');
      port.close();
      return;
    }
  }
  commit();
});
tell('ready');
