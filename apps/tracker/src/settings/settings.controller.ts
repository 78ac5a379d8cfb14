import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { checkForm, drawForm, rawOf, type Form, type FormState } from '#govuk-pages';
import { PARTS } from '#members';
import { Drawn, SeeOther } from '../web/answer.js';
import { WORKING_AS, workingAs } from '../web/working-as.js';

class WorkingAs {
  @IsIn(Object.keys(PARTS)) part: string;
}

const form: Form = {
  title: 'Settings',
  shape: WorkingAs,
  intro:
    'There is no sign-in yet. The tracker can be reached from this machine only, and records whatever you do in the name of the part you choose here. Names of people are not recorded.',
  fields: [
    {
      kind: 'choice',
      name: 'part',
      label: 'Who are you working as?',
      noun: 'part to work as',
      options: Object.entries(PARTS).map(([value, label]) => ({ value, label })),
    },
  ],
  submit: 'Save',
};

const show = (state: Pick<FormState, 'raw' | 'mistakes'>, status: number) =>
  new Drawn((site) => drawForm(form, { action: '/settings', hidden: {}, ...state }, site), status);

/** Who somebody is working as, until there is sign-in. */
@Controller('settings')
export class SettingsController {
  @Get()
  ask(@Req() request: FastifyRequest): Drawn {
    return show({ raw: { part: [workingAs(request).part] } }, 200);
  }

  @Post()
  choose(@Body() body: unknown): Drawn | SeeOther {
    const raw = rawOf(body);
    const { values, mistakes } = checkForm(form, raw);
    if (mistakes.length > 0) return show({ raw, mistakes }, 400);
    const part = String(values.part);
    return new SeeOther('/settings', `You are now working as: ${PARTS[part]}`, { [WORKING_AS]: part });
  }
}
