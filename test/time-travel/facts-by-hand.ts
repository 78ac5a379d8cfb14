import type { RecordedEvent } from '#event-store';
import { closingDate, londonDate } from '#vocabulary';

/*
 * What had happened by a date, worked out by walking through the whole log again and again, with no thought of speed: what
 * the tables of an earlier day are held against.
 */

type Data = Readonly<Record<string, unknown>>;
type Event = RecordedEvent;

const OWN_DATE =
  /^(effectiveOn|publishedOn|withdrawnOn|lapsedOn|agreedOn|answeredOn|approvedOn|submittedAt|acknowledgedOn|leftOn)$/;
const STAGES = new Set(['PolicyRegistered', 'PolicyStageChanged', 'PolicyStageCorrected']);

const told = (event: Event) => event.data as Data;
const categoryOf = ({ stream }: Event) => stream.slice(0, stream.indexOf('-'));
const idOf = ({ stream }: Event) => stream.slice(stream.indexOf('-') + 1);

/** The date that an event itself says. */
function ownDate(event: Event): string | undefined {
  if (STAGES.has(event.type)) return undefined;
  if (event.type === 'AskDeliveryReported') return String(told(event).asOf);
  const [, date] = Object.entries(told(event)).find(([field]) => OWN_DATE.test(field)) ?? [];
  return date === undefined ? undefined : String(date).length > 10 ? londonDate(String(date)) : String(date);
}

/** The last that a stream says of a field. */
const last = (stream: readonly Event[], field: string): string | undefined => {
  const says = stream.findLast((event) => field in told(event));
  return says && told(says)[field] !== null ? String(told(says)[field]) : undefined;
};

interface Stage {
  readonly isRegistered: boolean;
  stage: string;
  effectiveOn: string;
  position: number;
  readonly events: Event[];
}

/** The stages of a policy as corrected. */
function stagesOf(stream: readonly Event[]): Stage[] {
  const stages: Stage[] = [];
  for (const event of stream) {
    const { position } = event;
    const data = told(event) as { stage: string; stageSince: string; effectiveOn: string; wrong: Stage; right?: Stage };
    const { stage, stageSince, effectiveOn, wrong, right } = data;
    if (event.type === 'PolicyRegistered')
      stages.push({ isRegistered: true, stage, effectiveOn: stageSince, position, events: [event] });
    if (event.type === 'PolicyStageChanged')
      stages.push({ isRegistered: false, stage, effectiveOn, position, events: [event] });
    if (event.type !== 'PolicyStageCorrected') continue;
    const alike = stages.filter((one) => one.stage === wrong.stage && one.effectiveOn === wrong.effectiveOn);
    const meant = alike.find((one) => alike.every((other) => other.position <= one.position));
    if (!meant) continue;
    if (right) Object.assign(meant, { stage: right.stage, effectiveOn: right.effectiveOn, position });
    else stages.splice(stages.indexOf(meant), 1);
    meant.events.push(event);
  }
  return stages;
}

/** The day on which an item begins by what its own stream says. */
function beginning(stream: readonly Event[]): string {
  const [first] = stream as [Event, ...Event[]];
  const category = categoryOf(first);
  if (category === 'person') return '';
  if (category === 'engagement') return last(stream, 'happenedOn')!;
  if (category === 'decision') return last(stream, 'decidedOn')!;
  const closesAt = stream.findLast(
    ({ type, data }) => /^Consultation(Logged|DetailsCorrected)$/.test(type) && 'closesAt' in data,
  );
  const days = [londonDate(first.metadata.recordedAt), ...stream.flatMap((event) => ownDate(event) ?? [])];
  if (category === 'consultation') days.push(last(stream, 'opensOn') ?? days[0]!);
  if (closesAt && told(closesAt).closesAt !== null) days.push(closingDate(String(told(closesAt).closesAt)));
  if (category === 'organisation') days.push(String(told(first).joinedOn));
  if (category === 'policy') days.push(...stagesOf(stream).map(({ effectiveOn }) => effectiveOn));
  return days.toSorted()[0]!;
}

/** What names others as soon as it is there itself. */
const NAMES = /^(policy|consultation|engagement|ask|decision|response)$/;
const NAMES_LATER = new Set(['AskAnswered', 'ResponseSubmitted', 'PolicySuperseded']);

/** The events that are seen by whoever knows only what had happened by a date, in order; some say less. */
export function factsBy(log: readonly Event[], date: string): Event[] {
  const streams = Map.groupBy(log, ({ stream }) => stream);
  const begins = new Map([...streams].map(([name, stream]) => [name.slice(name.indexOf('-') + 1), beginning(stream)]));
  const namers = log.filter((event) => NAMES.test(categoryOf(event)));
  const earlier = (id: string, day: string) => day < (begins.get(id) ?? '') && Boolean(begins.set(id, day));
  for (let changes = true; changes;) {
    changes = false;
    for (const event of namers) {
      const day = NAMES_LATER.has(event.type) ? ownDate(event)! : begins.get(idOf(event))!;
      if (event.type === 'AskAnswerStruckOut') continue;
      const text = JSON.stringify(event.data);
      for (const [id] of text.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g))
        if (id !== idOf(event) && earlier(id, day)) changes = true;
    }
  }
  return [...streams.values()]
    .flatMap((stream) => seenOf(stream, date, begins, log))
    .toSorted((a, b) => a.position - b.position);
}

function seenOf(
  stream: readonly Event[],
  date: string,
  begins: ReadonlyMap<string, string>,
  log: readonly Event[],
): Event[] {
  const [first] = stream as [Event, ...Event[]];
  const category = categoryOf(first);
  const begun = (id: unknown) => (begins.get(String(id)) ?? '') <= date;
  if (category === 'claim') {
    const { askId, decisionId } = told(first);
    const folded = foldedWith(String(askId), log);
    const answers = log.filter(
      ({ type, data }) =>
        type === 'AskAnswered' && folded.has(String((data as Data).askId)) && (data as Data).decisionId === decisionId,
    );
    const answered = answers.length === 0 || answers.some((answer) => ownDate(answer)! <= date);
    return answered && begun(askId) && begun(decisionId) ? [...stream] : [];
  }
  if (!begun(idOf(first))) return [];
  const corrected = stream.findLast(({ type }) => type === 'ConsultationOutcomeCorrected');
  const seen = stream.filter((event) => {
    if (event.type.startsWith('ConsultationOutcome') && corrected && event.position < corrected.position)
      return ownDate(corrected)! <= date;
    return (ownDate(event) ?? '') <= date;
  });
  return category === 'policy' ? policySeen(seen, stagesOf(stream), date, begins.get(idOf(first))!) : seen;
}

/** The asks that end up where one does, along any chain of merges. */
function foldedWith(askId: string, log: readonly Event[]): ReadonlySet<string> {
  const merges = log.filter(({ type }) => type === 'AskMerged').map(told);
  const endOf = (id: string, passed: readonly string[] = []): string => {
    const merge = merges.findLast((one) => one.askId === id);
    return merge && !passed.includes(String(merge.intoAskId))
      ? endOf(String(merge.intoAskId), [...passed, String(merge.intoAskId)])
      : id;
  };
  const asks = log.filter(({ type }) => type === 'AskProposed').map((event) => idOf(event));
  return new Set(asks.filter((one) => endOf(one) === endOf(askId)));
}

function policySeen(seen: readonly Event[], stages: readonly Stage[], date: string, since: string): Event[] {
  const registered = stages.find(({ isRegistered }) => isRegistered);
  const begun = stages.filter(({ effectiveOn }) => effectiveOn <= date);
  if (begun.length === stages.length) return [...seen];
  const gone = new Set(stages.filter((stage) => !begun.includes(stage)).flatMap(({ events }) => events));
  if (!registered || begun.includes(registered)) return seen.filter((event) => !gone.has(event));
  const [earliest] = begun.toSorted((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1));
  for (const event of earliest?.events ?? []) gone.add(event);
  const [registration] = registered.events;
  const instead = { stage: earliest?.stage ?? 'signal', stageSince: earliest?.effectiveOn ?? since };
  return seen.flatMap((event) =>
    event === registration ? { ...event, data: { ...event.data, ...instead } } : gone.has(event) ? [] : event,
  );
}
