import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { Refusal } from './access/refusal.js';
import { BadInput } from './platform/bad-input.js';

const statuses = { BAD_USER_INPUT: 400, UNAUTHENTICATED: 401, FORBIDDEN: 403, TOO_MANY_REQUESTS: 429 };

/** A refusal and an input that cannot be answered are no surprises: they go to the asker, not into the log. */
@Catch(Refusal, BadInput)
export class QuietRefusals implements ExceptionFilter {
  catch(exception: Refusal | BadInput, host: ArgumentsHost): Refusal | BadInput | void {
    if (host.getType<GqlContextType>() === 'graphql') return exception;
    const code = exception instanceof Refusal ? exception.code : 'BAD_USER_INPUT';
    const message = `${exception.sentence.nl} / ${exception.sentence.en}`;
    host
      .switchToHttp()
      .getResponse<Response>()
      .status(statuses[code])
      .json({ errors: [{ message, extensions: { code } }] });
  }
}
