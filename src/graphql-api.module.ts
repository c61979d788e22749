import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { ActorContext } from './access/current-actor.decorator.js';
import { enforceRights } from './access/enforce-rights.plugin.js';
import { Sessions } from './access/sessions.service.js';
import type { Config } from './platform/config.js';
import { CONFIG } from './platform/config.provider.js';
import { localeOf } from './platform/locale.js';
import { refuseCitizenNumbers } from './platform/refuse-citizen-numbers.plugin.js';
import { mostTokens, withinLimits } from './platform/query-limits.plugin.js';
import { presentError } from './present-error.js';

/** The GraphQL API over HTTP. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      inject: [CONFIG, Sessions],
      useFactory: (config: Config, sessions: Sessions) => ({
        autoSchemaFile: true,
        sortSchema: true,
        path: '/graphql',
        transformSchema: (schema) => enforceRights(refuseCitizenNumbers(schema)),
        introspection: config.demo,
        hideSchemaDetailsFromClientErrors: !config.demo,
        graphiql: false,
        playground: false,
        csrfPrevention: true,
        parseOptions: { maxTokens: mostTokens },
        validationRules: [withinLimits],
        includeStacktraceInErrorResponses: false,
        formatError: presentError,
        context: async ({ req, res }: { req: Request; res: Response }): Promise<ActorContext> => ({
          actor: await sessions.actorOf(req),
          locale: localeOf(req.headers['accept-language']),
          source: req.ip ?? 'unknown',
          request: req,
          response: res,
        }),
      }),
    }),
  ],
})
export class GraphqlApiModule {}
