import { Controller, Get, Post } from '@nestjs/common';
import type { Block } from '#govuk-pages';
import { page, SeeOther, type Drawn } from '../web/answer.js';
import { SampleData, type SampleState } from './sample-data.js';

/** Sample data for those who look around: put in on a first visit, shown as what it is, and taken out again. */
@Controller('sample')
export class SampleController {
  constructor(private readonly sample: SampleData) {}

  @Get()
  async show(): Promise<Drawn> {
    const state = await this.sample.state();
    const { takenOut } = this.sample;
    return page({
      title: 'Sample data',
      blocks: [...(takenOut ? [{ kind: 'inset', text: takenOut } as const] : []), ...blocksOf(state, this.sample.held)],
    });
  }

  @Post()
  async putIn(): Promise<SeeOther> {
    await this.sample.begin();
    return new SeeOther('/sample');
  }
}

/** Takes the sample out again. */
@Controller('sample/take-out')
export class SampleRemovalController {
  constructor(private readonly sample: SampleData) {}

  @Post()
  async takeOut(): Promise<SeeOther> {
    await this.sample.takeOut();
    return new SeeOther('/sample');
  }
}

/** What a tracker with nothing in it offers to those who want to see it at work first. */
export const offer: Block = {
  kind: 'press',
  heading: 'Look around first',
  text: 'Fill the tracker with sample data: three invented years of a council of 15 members, with 12 policies, what was asked of them, and what became of it. Nothing in it has happened. Every page says that it is a sample, and you can take it out again.',
  action: '/sample',
  button: 'Look around with sample data',
};

const toTheTracker: Block = {
  kind: 'links',
  heading: 'Begin here',
  links: [
    { text: 'Home: what lies on the desk', href: '/' },
    { text: 'Policies, each with a picture of its whole way', href: '/policies' },
    { text: 'Influence: where the council influenced decisions early', href: '/influence' },
  ],
};

const removal: Block = {
  kind: 'press',
  heading: 'Take it out again',
  text: 'Only what is marked as sample is taken out; whatever else is recorded stays, and when something real is about an item of the sample, nothing is changed. Nothing is deleted either: the log as it is now is kept beside the new one, under another name. Pages wait for some seconds meanwhile.',
  action: '/sample/take-out',
  button: 'Take the sample out',
};

function blocksOf({ holds, progress, failure }: SampleState, held: boolean): Block[] {
  if (progress !== undefined)
    return [
      { kind: 'progress', label: 'Sample data is being put in', part: progress },
      { kind: 'prose', text: 'You may leave this page and come back. Nothing else can be recorded until it is done.' },
    ];
  switch (holds) {
    case 'nothing':
      return [...(failure ? [warning(failure)] : []), offer];
    case 'part':
      return [
        warning(failure ?? 'Only a part of the sample is here: it was broken off.'),
        { kind: 'press', action: '/sample', button: 'Put in the rest' },
        removal,
      ];
    case 'whole':
      return [
        {
          kind: 'prose',
          text: 'The tracker holds three invented years of a council of 15 members. Nothing in it has happened. Look around. Record nothing real about the items in it: the sample can be taken out only as long as nothing depends on it.',
        },
        toTheTracker,
        removal,
      ];
    case 'else':
      return held
        ? [{ kind: 'prose', text: 'The tracker holds sample data, and what was recorded since.' }, removal]
        : [
            {
              kind: 'prose',
              text: 'Sample data is for an empty tracker, and this one holds something else: none can be put in.',
            },
          ];
  }
}

const warning = (text: string): Block => ({ kind: 'warning', text });
