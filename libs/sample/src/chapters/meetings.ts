import {
  AddAgendaItem,
  AssignAction,
  CompleteAction,
  HoldMeeting,
  MinuteMeetingDecision,
  ScheduleMeeting,
  type AgendaSubject,
} from '#meetings';
import { addDays, londonInstant } from '#vocabulary';
import { FIRST_DAY, later } from '../calendar.js';
import type { Diary } from '../diary.js';
import { meetingDays, meetingOn } from '../meeting-days.js';
import type { AgreedAsk } from './asks.js';

const SEASONS: Readonly<Record<string, string>> = { '01': 'Winter', '04': 'Spring', '07': 'Summer', '10': 'Autumn' };
const titleOf = (day: string) =>
  day === FIRST_DAY ? 'Founding meeting' : `${SEASONS[day.slice(5, 7)]} meeting ${day.slice(0, 4)}`;

const PLACES = ['Socitm, by video call', 'Calderford City Hall', 'London Borough of Fleetham, Civic Centre'];

/** What meetings gave members to do, in turn, and how many days they had. */
const ACTIONS = [
  ['Ask the members of the region what the change would cost them, and send the secretariat the sums.', 42],
  ['Write to the department and ask who leads on it now.', 14],
  ['Find two councils that would try it out, one of them a district.', 56],
  ['Send round what the working group heard, in one page.', 21],
  ['Draft the words of the ask again, shorter.', 28],
  ['Talk to the county network about doing this together.', 35],
] as const;

interface Item {
  readonly title: string;
  readonly about?: AgendaSubject;
  readonly decision: string;
}

/** What is talked about: the founding, or the asks that are agreed there, and the region’s round. */
function itemsOn(day: string, agreed: readonly AgreedAsk[]): Item[] {
  if (day === FIRST_DAY)
    return [
      { title: 'How the council works', decision: 'Meet each quarter; between meetings decide by correspondence.' },
      { title: 'What to watch first', decision: 'The secretariat registers what departments have announced.' },
    ];
  return [
    ...agreed.slice(0, 4).map(({ askId, statement }) => ({
      title: statement,
      about: { askId },
      decision: 'Agreed as worded.',
    })),
    { title: 'News from the regions', decision: 'Noted. Members send what is new to the secretariat each month.' },
  ];
}

/** The council meets each quarter. The secretariat writes up each meeting on the day after. */
export function councilMeets(diary: Diary, councils: readonly string[], asks: readonly AgreedAsk[]): void {
  for (const [place, day] of meetingDays().entries()) {
    const meetingId = meetingOn(day);
    const startsAt = londonInstant(day, '10:00');
    const agreed = asks.filter(({ agreedOn }) => agreedOn === day);
    diary.plan(
      addDays(day, -80),
      (known) =>
        new ScheduleMeeting({ meetingId, title: titleOf(day), startsAt, place: PLACES[place % PLACES.length]! }, known),
    );
    const items = itemsOn(day, agreed).map((item) => ({ ...item, itemId: diary.id() }));
    for (const { itemId, title, about } of items) {
      const askId = about?.askId;
      const proposedOn = agreed.find((ask) => ask.askId === askId)?.proposedOn ?? FIRST_DAY;
      diary.plan(
        later(addDays(day, -10), proposedOn),
        (known) =>
          new AddAgendaItem({ meetingId, itemId, title, ...(about && { about }) }, { ...known, responseExists: true }),
      );
    }
    const after = addDays(day, 1);
    const away = diary.between(0, councils.length - 1);
    const apologies = [councils[away]!, councils[(away + 4) % councils.length]!];
    const attended = councils.filter((council) => !apologies.includes(council));
    diary.plan(after, (known) => new HoldMeeting({ meetingId, attended, apologies }, known));
    for (const { itemId, decision } of items)
      diary.plan(after, (known) => new MinuteMeetingDecision({ meetingId, itemId, text: decision }, known));
    for (const turn of [0, 1]) {
      const [text, days] = ACTIONS[(2 * place + turn) % ACTIONS.length]!;
      const actionId = diary.id();
      const action = {
        meetingId,
        actionId,
        text,
        ownerOrganisationId: councils[(3 * place + turn) % councils.length]!,
        dueOn: addDays(day, days),
      };
      diary.plan(after, (known) => new AssignAction(action, known));
      diary.plan(
        addDays(day, days + diary.between(-6, 9)),
        (known) => new CompleteAction({ meetingId, actionId }, { ...known, responseExists: true }),
      );
    }
  }
}
