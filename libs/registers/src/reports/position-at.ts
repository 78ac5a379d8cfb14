import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ReadModels } from '#read-models';

/** Where the log stood at an instant; left out, where what is read stands now. */
export class PositionAt extends Query<{ readonly position: number }> {
  constructor(readonly instant?: string) {
    super();
  }
}

@QueryHandler(PositionAt)
export class PositionAtHandler implements IQueryHandler<PositionAt> {
  constructor(private readonly readModels: ReadModels) {}

  async execute({ instant }: PositionAt) {
    const position = instant === undefined ? this.readModels.position : await this.readModels.positionAt(instant);
    return { position };
  }
}
