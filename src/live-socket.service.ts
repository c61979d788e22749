import { ServerResponse, STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { Express, Request, Response } from 'express';
import type { ExecutionArgs } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { ActorContext } from './access/current-actor.decorator.js';
import { RateLimits } from './access/rate-limits.service.js';
import { Refusal, statusOf } from './access/refusal.js';
import { Sessions } from './access/sessions.service.js';
import { costLimit } from './cost-limit.service.js';
import { answerLive, readLiveQuestion } from './live-operation.service.js';
import { actForVisitor } from './platform/acting.service.js';
import type { Config } from './platform/config.js';
import { CONFIG } from './platform/config.provider.js';
import { KnownOperations } from './platform/known-operations.service.js';
import { localeOf } from './platform/locale.js';
import { presentError } from './present-error.js';
import { hasOwnOrigin } from './same-origin.service.js';

const path = '/graphql';
/** Sockets of one account in this process: a window each, and some that have not noticed yet that they were cut. */
const mostSockets = 12;
/** Streams over one socket; a page has one. */
const mostStreams = 4;
const mostBytes = 16 * 1024;
/** The close code of graphql-ws for who is not signed in any more. */
const signedOut = 4401;
const tooMany = 4429;

interface Parameters extends Record<string, unknown> {
  readonly language?: unknown;
}

/**
 * Live answers: subscriptions over graphql-ws at `/graphql`, for whoever is signed in. What holds over HTTP holds here:
 * only our own pages, only their operations, and the limits on what an operation may ask. Nothing is remembered of who
 * asks: each message is worked out for who the session belongs to at that moment.
 */
@Injectable()
export class LiveSocket implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytes,
    perMessageDeflate: false,
  });
  private readonly open = new Map<string, number>();
  private served: ReturnType<typeof useServer> | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly adapter: HttpAdapterHost,
    private readonly schemaHost: GraphQLSchemaHost,
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly known: KnownOperations,
  ) {}

  onApplicationBootstrap(): void {
    const server = this.adapter.httpAdapter.getHttpServer() as Server;
    const { schema } = this.schemaHost;
    const cost = costLimit(this.limits);
    const { demo, freeOperations } = this.config;
    this.served = useServer<Parameters>(
      {
        onSubscribe: async ({ extra, connectionParams, subscriptions }, _id, payload) => {
          if (Object.keys(subscriptions).length > mostStreams) return extra.socket.close(tooMany, 'Too many');
          return actForVisitor(async () => {
            const language = connectionParams?.language;
            const locale = localeOf(
              typeof language === 'string' ? language : extra.request.headers['accept-language'],
            );
            const contextValue = await this.contextOf(this.expressed(extra.request), locale);
            const isKnown = freeOperations || (await this.known.isKnown(payload.query));
            return readLiveQuestion({ schema, payload, contextValue, cost, demo, isKnown });
          });
        },
        subscribe: (args) =>
          answerLive(args as ExecutionArgs & { contextValue: ActorContext }, {
            again: ({ request, locale }) => this.contextOf(request, locale),
            cost,
          }),
        onNext: (_, _id, _payload, _args, { data, errors }) => ({
          data,
          ...(errors && { errors: errors.map((error) => presentError(error.toJSON(), error)) }),
        }),
        onError: (_, _id, _payload, errors) => errors.map((error) => presentError(error.toJSON(), error)),
        onComplete: async ({ extra }) => {
          if (await this.isSignedOut(extra.request)) extra.socket.close(signedOut, 'Unauthorized');
        },
        isProd: true,
      },
      this.sockets,
    );
    server.on('upgrade', (request, socket, head) => void this.upgrade(request, socket, head));
  }

  /** Before the server waits for its connections to end, which these would not do by themselves. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.served?.dispose();
  }

  private async upgrade(message: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const accountId = await this.accountOf(message).catch(() => 503);
    if (typeof accountId === 'number') return refuse(socket, accountId);
    this.sockets.handleUpgrade(message, socket, head, (live) => {
      const count = 1 + (this.open.get(accountId) ?? 0);
      this.open.set(accountId, count);
      live.once('close', () => this.closed(accountId));
      if (count > mostSockets) return live.close(tooMany, 'Too many');
      this.sockets.emit('connection', live, message);
    });
  }

  /** The account that may have a socket, or the HTTP status with which it is refused. */
  private async accountOf(message: IncomingMessage): Promise<string | number> {
    const request = this.expressed(message);
    if (request.path !== path) return 404;
    if (!hasOwnOrigin(request, new URL(this.config.publicUrl).origin)) return statusOf.FORBIDDEN;
    try {
      await this.limits.countRequest(request.ip ?? 'unknown');
    } catch (error) {
      if (error instanceof Refusal) return statusOf[error.code];
      throw error;
    }
    const { accountId } = await actForVisitor(() => this.sessions.actorLooking(request));
    return accountId ?? statusOf.UNAUTHENTICATED;
  }

  private async isSignedOut(message: IncomingMessage): Promise<boolean> {
    const request = this.expressed(message);
    try {
      const { accountId } = await actForVisitor(() => this.sessions.actorLooking(request));
      return accountId === null;
    } catch {
      // The database is away; whoever asks it again will know.
      return false;
    }
  }

  private closed(accountId: string): void {
    const left = (this.open.get(accountId) ?? 1) - 1;
    if (left === 0) this.open.delete(accountId);
    else this.open.set(accountId, left);
  }

  private async contextOf(request: Request, locale: ActorContext['locale']): Promise<ActorContext> {
    return {
      actor: await this.sessions.actorLooking(request),
      locale,
      source: request.ip ?? 'unknown',
      request,
      response: this.unsent(request),
    };
  }

  /** The request that opened the socket as Express sees requests: its address behind proxies, its headers. */
  private expressed(message: IncomingMessage): Request {
    const express = this.adapter.httpAdapter.getInstance<Express>();
    return Object.setPrototypeOf(message, express.request) as Request;
  }

  /** Nobody gets it: what a stream answers goes over the socket. */
  private unsent(request: Request): Response {
    const express = this.adapter.httpAdapter.getInstance<Express>();
    return Object.setPrototypeOf(new ServerResponse(request), express.response) as Response;
  }
}

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
