import streams from '@eventstore/db-client/generated/streams_pb.js';
import { BadRequest } from '../errors.js';

type FilterOptions = streams.ReadReq.Options.FilterOptions;
type Expression = streams.ReadReq.Options.FilterOptions.Expression;
type Named = { readonly stream: string; readonly type: string };

/** Which events of `$all` a reader wants, and after how many looked at it is told how far it has come. */
export interface EventFilter {
  readonly wants: (event: Named) => boolean;
  readonly checkpointEvery: number;
}

const DEFAULT_WINDOW = 32;
const { FilterOptions } = streams.ReadReq.Options;

/** @throws BadRequest when the filter is not one */
export function filterOf(options: FilterOptions): EventFilter {
  const window = options.getWindowCase() === FilterOptions.WindowCase.MAX ? options.getMax() : DEFAULT_WINDOW;
  const checkpointEvery = window * options.getCheckpointintervalmultiplier();
  switch (options.getFilterCase()) {
    case FilterOptions.FilterCase.STREAM_IDENTIFIER: {
      const wanted = matcher(options.getStreamIdentifier()!);
      return { wants: ({ stream }) => wanted(stream), checkpointEvery };
    }
    case FilterOptions.FilterCase.EVENT_TYPE: {
      const wanted = matcher(options.getEventType()!);
      return { wants: ({ type }) => wanted(type), checkpointEvery };
    }
    default:
      throw new BadRequest('A filter is either on the stream or on the event type');
  }
}

function matcher(expression: Expression): (text: string) => boolean {
  const pattern = expression.getRegex();
  if (pattern) {
    const regex = compiled(pattern);
    return (text) => regex.test(text);
  }
  const prefixes = expression.getPrefixList();
  return (text) => prefixes.some((prefix) => text.startsWith(prefix));
}

function compiled(pattern: string): RegExp {
  try {
    return new RegExp(pattern);
  } catch (error) {
    throw new BadRequest(`'${pattern}' is not a regular expression: ${(error as Error).message}`);
  }
}
