import { Injectable, type INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { whoInWords, whoMay, wishersInWords } from '#access';
import { wishAt } from '../access/wish-routes.js';

type PathItemObject = OpenAPIObject['paths'][string];

/** The calls of a path, each with those who may make it, and what others are told. */
function withWhoMay(path: string, item: PathItemObject): PathItemObject {
  const route = path.replaceAll(/\{(\w+)\}/g, ':$1');
  const calls = (['get', 'post'] as const).flatMap((method) => {
    const call = item[method];
    if (!call) return [];
    const command = wishAt(method.toUpperCase(), route);
    const who = command ? wishersInWords(command) : whoInWords(whoMay(method.toUpperCase(), route));
    const description = `For ${who}.`;
    const responses = { ...call.responses, 403: { description: `Your role does not allow it. ${description}` } };
    return [[method, { ...call, description, responses }]];
  });
  return { ...item, ...(Object.fromEntries(calls) as PathItemObject) };
}

/** Describes the API of an application; pages are left out. */
function describe(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Influence tracker')
    .setDescription(
      'The same wishes and questions as the pages. Instants are ISO 8601 with an offset, dates are YYYY-MM-DD in London. Errors are problem documents (RFC 9457) that name fields.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const paths = Object.entries(document.paths)
    .filter(([path]) => path.startsWith('/api/'))
    .map(([path, item]) => [path, withWhoMay(path, item)] as const);
  return { ...document, paths: Object.fromEntries(paths) };
}

/** What the API offers, as OpenAPI 3.1: made once from the controllers, for the first who asks. */
@Injectable()
export class ApiDocument {
  /** the application whose API it is */
  app?: INestApplication;
  private made?: OpenAPIObject;

  get document(): OpenAPIObject {
    if (!this.app) throw new Error('There is no application yet whose API could be described');
    return (this.made ??= describe(this.app));
  }
}
