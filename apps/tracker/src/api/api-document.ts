import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

/** What the API offers, as OpenAPI 3.1: made once from the controllers. */
@Injectable()
export class ApiDocument {
  private made?: OpenAPIObject;

  /** Describes the API of an application; pages are left out. */
  describe(app: INestApplication): void {
    const config = new DocumentBuilder()
      .setOpenAPIVersion('3.1.0')
      .setTitle('Influence tracker')
      .setDescription(
        'The same wishes and questions as the pages. Instants are ISO 8601 with an offset, dates are YYYY-MM-DD in London. Errors are problem documents (RFC 9457) that name fields.',
      )
      .setVersion('1')
      .build();
    const document = SwaggerModule.createDocument(app, config);
    const paths = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/'));
    this.made = { ...document, paths: Object.fromEntries(paths) };
  }

  get document(): OpenAPIObject {
    if (!this.made) throw new Error('The API has not been described yet');
    return this.made;
  }
}
