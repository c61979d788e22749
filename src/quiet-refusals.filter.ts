import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import type { Response } from 'express';
import { answerRefusal } from './access/answer-refusal.service.js';
import { Refusal } from './access/refusal.js';
import { BadInput } from './platform/bad-input.js';

/** A refusal and an input that cannot be answered are no surprises: they go to the asker, not into the log. */
@Catch(Refusal, BadInput)
export class QuietRefusals implements ExceptionFilter {
  catch(exception: Refusal | BadInput, host: ArgumentsHost): Refusal | BadInput | void {
    if (host.getType<GqlContextType>() === 'graphql') return exception;
    const response = host.switchToHttp().getResponse<Response>();
    if (exception instanceof Refusal) return answerRefusal(response, exception);
    response
      .status(400)
      .json({ errors: [{ message: exception.message, extensions: { code: 'BAD_USER_INPUT' } }] });
  }
}
