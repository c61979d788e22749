import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import express, { type Request, type Response } from 'express';
import { holds, mayOn, type Actor } from '../access/actor.js';
import { answerRefusal } from '../access/answer-refusal.service.js';
import { RateLimits } from '../access/rate-limits.service.js';
import { Refusal } from '../access/refusal.js';
import { Sessions } from '../access/sessions.service.js';
import type { Throttle } from '../access/throttle.js';
import { writeCsv } from '../platform/csv-output.js';
import { localeOf, type Sentence } from '../platform/locale.js';
import { describeProblem, INVALID, NOT_FOUND, problem } from '../platform/problem.js';
import { Transaction } from '../platform/transaction.service.js';
import { HandInPlaceList } from './hand-in-place-list.usecase.js';
import { refusedRowsOf } from './place-list.js';
import { PlaceListsRepository } from './place-lists.repository.js';
import { mostBytes, tooLarge } from './place-list-size.js';

const contentType = 'application/octet-stream';
/** A list is read in a process of its own and costs as much as a thousand questions; a desk hands in a few a day. */
const handingIn: Throttle = { per: 'actor', times: 20, seconds: 600 };
const fetching: Throttle = { per: 'actor', times: 60, seconds: 600 };
const wrongType: Sentence = {
  nl: `Stuur het bestand als ${contentType}.`,
  en: `Send the file as ${contentType}.`,
};

/**
 * The bytes of a file that is sent as it is; null when the answer was given here. A page of another site cannot send
 * this type by itself.
 */
function receiveFile(request: Request, response: Response): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const refuse = (status: number, sentence: Sentence) => {
      answerWith(request, response, status, sentence);
      resolve(null);
    };
    if (!request.is(contentType)) return refuse(415, wrongType);
    express.raw({ type: contentType, limit: mostBytes })(
      request,
      response,
      (error?: Error & { type?: string }) => {
        if (error?.type === 'entity.too.large') return refuse(413, tooLarge);
        if (error) return reject(error);
        resolve(Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0));
      },
    );
  });
}

function answerWith(request: Request, response: Response, status: number, sentence: Sentence): void {
  const locale = localeOf(request.headers['accept-language']);
  response.status(status).json({ problems: [describeProblem(problem(INVALID, 'file', sentence), locale)] });
}

/**
 * Files that go in and out. `POST /exchange/place-lists` takes the bytes of a list with its name, percent-encoded, in
 * `X-File-Name`, and answers `{ "placeList": { "id" }, "problems": [] }`; GraphQL's `placeList` tells the rest.
 */
@Controller('exchange/place-lists')
export class PlaceListsController {
  constructor(
    private readonly sessions: Sessions,
    private readonly limits: RateLimits,
    private readonly transaction: Transaction,
    private readonly lists: PlaceListsRepository,
    private readonly handIns: HandInPlaceList,
  ) {}

  @Post()
  async handIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const actor = await this.admitted(request, response, 'handInPlaceList', handingIn);
    if (!actor) return;
    const file = await receiveFile(request, response);
    if (!file) return;
    const { value, problems = [] } = await this.handIns.execute(actor, fileNameOf(request), file);
    const locale = localeOf(request.headers['accept-language']);
    response.status(value ? 201 : 422).json({
      placeList: value ? { id: value.id } : null,
      problems: problems.map((each) => describeProblem(each, locale)),
    });
  }

  @Get(':id/refused.csv')
  async refusedRows(
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const actor = await this.admitted(request, response, 'fetchRefusedRows', fetching);
    if (!actor) return;
    const list = await this.transaction.read((tx) => this.lists.byId(tx, id));
    if (!list?.report || !mayOn(actor, 'place.import', list)) {
      return answerWith(request, response, 404, NOT_FOUND.sentence);
    }
    const rows = refusedRowsOf(list.report, localeOf(request.headers['accept-language']));
    response
      .set('Content-Type', 'text/csv; charset=utf-8')
      .set('Cache-Control', 'no-store')
      .attachment(
        `geweigerd-${list.fileName
          .replace(/\.\w+$/, '')
          .replace(/[^\w]+/g, '-')
          .replace(/^-|-$/g, '')}.csv`,
      )
      .send(writeCsv(rows));
  }

  /** Who asks, if they may and not too often; else the answer is given here. */
  private async admitted(
    request: Request,
    response: Response,
    name: string,
    throttle: Throttle,
  ): Promise<Actor | null> {
    try {
      await this.limits.countRequest(request.ip ?? 'unknown');
      const actor = await this.sessions.actorOf(request);
      if (actor.accountId === null) throw new Refusal('UNAUTHENTICATED');
      if (!holds(actor, 'place.import')) throw new Refusal('FORBIDDEN');
      await this.limits.spend(name, throttle, actor.accountId);
      return actor;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answerRefusal(response, error);
      return null;
    }
  }
}

/** The name as it was sent, without the signs that no name has and no database keeps. */
function fileNameOf(request: Request): string {
  const given = request.get('X-File-Name') ?? '';
  try {
    const name = decodeURIComponent(given);
    return name.replace(/\p{Cc}/gu, '').slice(0, 200) || 'lijst';
  } catch {
    return 'lijst';
  }
}
