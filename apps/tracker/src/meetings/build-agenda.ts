import { v5 as derivedId } from 'uuid';
import { AddAgendaItem, AgendaItemAdded, AgendaSubject } from '#meetings';
import { IsId, IsLine, Nested, NestedList, RuleBroken } from '#vocabulary';
import { wish, type CarriedOut } from '../wishes/wish.js';
import { addItemWish } from './meeting-wishes.js';
import { headOf, meetingOf } from './meetings.js';
import { suggestionsFor } from './suggestions.js';

class ChosenItem {
  @IsLine() title: string;
  @Nested(() => AgendaSubject) about: AgendaSubject;
}

class ChosenItems {
  @IsId() meetingId: string;
  @NestedList(() => ChosenItem) items: ChosenItem[];
}

/** Puts several items on the agenda at once, chosen among what is open. The API adds them one by one. */
export const buildAgendaWish = wish({
  command: AddAgendaItem,
  shape: AgendaItemAdded,
  path: 'build-agenda',
  summary: 'Puts what is open on the agenda of a meeting',
  done: 'Items added to the agenda',
  form: async (about) => {
    const detail = await meetingOf(about);
    const suggestions = await suggestionsFor(detail, about);
    return {
      title: 'Build the agenda',
      ...(await headOf(about)),
      intro:
        suggestions.length > 0
          ? 'These are open in the tracker and not on the agenda yet. Choose what the meeting should talk about; what is missing can be added by itself.'
          : 'Nothing else is open in the tracker. What the meeting should talk about besides can be added by itself.',
      fields: [
        {
          kind: 'choices',
          name: 'items',
          label: 'What should the meeting talk about?',
          noun: 'item for the agenda',
          needed: true,
          json: true,
          options: suggestions.map(({ title, why, about: subject }) => ({
            value: JSON.stringify({ title, about: subject }),
            label: title,
            hint: why,
          })),
        },
      ],
      below: [
        {
          kind: 'links',
          links: [{ text: 'Add an item by itself', href: `/meetings/${about.id}/add-agenda-item` }],
        },
      ],
      submit: 'Add to the agenda',
    };
  },
  together: {
    shape: ChosenItems,
    // the ids follow from the form that was sent: sent again, it adds nothing twice
    carryOut: async (answers, _, acting, wishes) => {
      const { meetingId, items } = answers as ChosenItems;
      if (items.length === 0) throw new RuleBroken('Select at least one item for the agenda', 'items');
      const outcomes: CarriedOut[] = [];
      for (const item of items) {
        const itemId = derivedId(JSON.stringify(item), acting.commandId);
        const commandId = derivedId('add', itemId);
        outcomes.push(await wishes.carryOut(addItemWish, { meetingId, itemId, ...item }, { ...acting, commandId }));
      }
      return {
        ...outcomes.at(-1)!,
        recorded: outcomes.reduce((sum, { recorded }) => sum + recorded, 0),
        shown: outcomes.every(({ shown }) => shown),
      };
    },
  },
});
