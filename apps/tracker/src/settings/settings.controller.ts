import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { checkForm, drawForm, rawOf, type Form, type FormState, type Option } from '#govuk-pages';
import { PARTS } from '#members';
import { ReadModels, ReadModelsBuilding } from '#read-models';
import { ListOrganisations } from '#registers';
import { Drawn, SeeOther } from '../web/answer.js';
import { cookie } from '../web/cookies.js';
import { WORKING_AS } from '../web/working-as.js';

const formOf = (options: readonly Option[]): Form => {
  class WorkingAs {
    @IsIn(options.map(({ value }) => value)) part: string;
  }
  return {
    title: 'Settings',
    shape: WorkingAs,
    intro:
      'There is no sign-in yet. The tracker can be reached from this machine only, and records whatever you do in the name of the part you choose here. Names of people are not recorded.',
    fields: [{ kind: 'choice', name: 'part', label: 'Who are you working as?', noun: 'part to work as', options }],
    submit: 'Save',
  };
};

const show = (form: Form, state: Pick<FormState, 'raw' | 'mistakes'>, status: number) =>
  new Drawn((site) => drawForm(form, { action: '/settings', hidden: {}, ...state }, site), status);

/** Who somebody is working as, until there is sign-in. */
@Controller('settings')
export class SettingsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly readModels: ReadModels,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest): Promise<Drawn> {
    return show(formOf(await this.options()), { raw: { part: [cookie(request, WORKING_AS) ?? 'secretariat'] } }, 200);
  }

  @Post()
  async choose(@Body() body: unknown): Promise<Drawn | SeeOther> {
    const raw = rawOf(body);
    const options = await this.options();
    const form = formOf(options);
    const { values, mistakes } = checkForm(form, raw);
    if (mistakes.length > 0) return show(form, { raw, mistakes }, 400);
    const part = String(values.part);
    const label = options.find(({ value }) => value === part)?.label;
    return new SeeOther('/settings', `You are now working as: ${label}`, { [WORKING_AS]: part });
  }

  /** The parts, and one for each member organisation; without read models there are no members to choose. */
  private async options(): Promise<Option[]> {
    const parts = Object.entries(PARTS).map(([value, label]) => ({ value, label }));
    try {
      const { rows } = await this.readModels.view(() =>
        this.queries.execute(new ListOrganisations({ membership: 'current', sort: 'name', pageSize: 1000 })),
      );
      return [
        ...parts,
        ...rows.flatMap(({ organisationId, name }) =>
          ['member', 'deputy'].map((part) => ({
            value: `${part}.${organisationId}`,
            label: `${PARTS[part]}, of ${name}`,
          })),
        ),
      ];
    } catch (error) {
      if (error instanceof ReadModelsBuilding) return parts;
      throw error;
    }
  }
}
