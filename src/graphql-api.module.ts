import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request, Response } from 'express';
import type { ActorContext } from './access/current-actor.decorator.js';
import { enforceRights } from './access/enforce-rights.plugin.js';
import { enforceThrottles } from './access/enforce-throttles.plugin.js';
import { RateLimits } from './access/rate-limits.service.js';
import { tellWhenToRetry } from './access/tell-when-to-retry.plugin.js';
import { Sessions } from './access/sessions.service.js';
import { costLimit } from './cost-limit.service.js';
import { LiveSocket } from './live-socket.service.js';
import type { Config } from './platform/config.js';
import { CONFIG } from './platform/config.provider.js';
import { KnownOperations } from './platform/known-operations.service.js';
import { localeOf } from './platform/locale.js';
import { refuseCitizenNumbers } from './platform/refuse-citizen-numbers.plugin.js';
import { limitsOnQueries } from './platform/query-limits.plugin.js';
import { presentError } from './present-error.js';

/** Nobody teaches us operations: what we know was built. */
const nothing = async () => undefined;
const byPrefixedHash = (known: KnownOperations) => (key: string) => known.byHash(key.replace(/^apq:/, ''));

/** What our own pages ask, for those who answer it. */
@Module({ providers: [KnownOperations], exports: [KnownOperations] })
class OperationsModule {}

/** The GraphQL API: over HTTP, and live over a socket. */
@Module({
  imports: [
    OperationsModule,
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: ApolloDriver,
      imports: [OperationsModule],
      inject: [CONFIG, Sessions, RateLimits, KnownOperations],
      useFactory: (config: Config, sessions: Sessions, rateLimits: RateLimits, known: KnownOperations) => {
        const limits = limitsOnQueries(config.demo, costLimit(rateLimits));
        return {
          ...limits,
          plugins: [...limits.plugins, tellWhenToRetry],
          // Else it would make the status of what was refused 200 again.
          preserveHttpStatusForExecutionErrors: false,
          persistedQueries: { cache: { get: byPrefixedHash(known), set: nothing, delete: nothing } },
          autoSchemaFile: true,
          sortSchema: true,
          path: '/graphql',
          transformSchema: (schema) =>
            enforceRights(enforceThrottles(refuseCitizenNumbers(schema), rateLimits)),
          introspection: config.demo,
          hideSchemaDetailsFromClientErrors: !config.demo,
          graphiql: false,
          playground: false,
          csrfPrevention: true,
          includeStacktraceInErrorResponses: false,
          formatError: presentError,
          context: async ({ req, res }: { req: Request; res: Response }): Promise<ActorContext> => ({
            actor: await sessions.actorOf(req),
            locale: localeOf(req.headers['accept-language']),
            source: req.ip ?? 'unknown',
            request: req,
            response: res,
          }),
        };
      },
    }),
  ],
  providers: [LiveSocket],
})
export class GraphqlApiModule {}
