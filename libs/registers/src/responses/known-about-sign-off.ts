import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Database } from 'better-sqlite3';
import { ReadModels } from '#read-models';
import type { KnownOfSignOff, Signer } from '#responses';
import { first } from '../sql.js';
import { closeOf, questionsAsked } from './find-sign-off.js';

/** What a wish about the sign-off of a response must know; it goes with the command. */
export class KnownAboutSignOff extends Query<KnownOfSignOff> {
  constructor(
    readonly responseId: string,
    readonly signer: Signer,
  ) {
    super();
  }
}

/** The same, from the tables; of a response that the tracker does not hold there are no questions. */
export function knownAboutSignOff(db: Database, responseId: string, signer: Signer): KnownOfSignOff {
  const response = first<{ consultationId: string }>(
    db,
    'SELECT consultation_id AS consultationId FROM responses WHERE response_id = ?',
    responseId,
  );
  if (!response) return { questions: [], closesAt: null, signer };
  const { consultationId } = response;
  return {
    questions: questionsAsked(db, consultationId).map(({ questionId, number }) => ({ questionId, number })),
    closesAt: closeOf(db, consultationId),
    signer,
  };
}

@QueryHandler(KnownAboutSignOff)
export class KnownAboutSignOffHandler implements IQueryHandler<KnownAboutSignOff> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ responseId, signer }: KnownAboutSignOff) {
    return knownAboutSignOff(this.readModels.db, responseId, signer);
  }
}
