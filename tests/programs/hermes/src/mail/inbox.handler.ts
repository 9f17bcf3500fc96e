import type { Message } from '@aws-sdk/client-sqs';
import { Injectable, Logger } from '@nestjs/common';
import { SqsConsumerEventHandler, SqsMessageHandler } from '@ssut/nestjs-sqs';

import { DispatchService } from '../commands/dispatch.service';
import { parseInbound } from './inbound';

export const EMAIL_QUEUE = 'email';

@Injectable()
export class InboxHandler {
  private readonly logger = new Logger('inbox');

  constructor(private readonly dispatch: DispatchService) {}

  /**
   * The message is deleted when its command is on its way. What nobody can read is left to the
   * queue's own redrive policy.
   */
  @SqsMessageHandler(EMAIL_QUEUE, false)
  async handle(message: Message): Promise<void> {
    await this.dispatch.serve(await parseInbound(message.Body ?? ''));
  }

  @SqsConsumerEventHandler(EMAIL_QUEUE, 'error')
  onError(error: Error): void {
    this.logger.error(error.message);
  }

  @SqsConsumerEventHandler(EMAIL_QUEUE, 'processing_error')
  onProcessingError(error: Error, message: Message): void {
    this.logger.error(`message ${message.MessageId}: ${error.message}`);
  }
}
