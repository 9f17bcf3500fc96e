import type { Message } from '@aws-sdk/client-sqs';
import { Injectable, Logger } from '@nestjs/common';
import { SqsConsumerEventHandler, SqsMessageHandler } from '@ssut/nestjs-sqs';

import { CommandRunner } from './command.runner';

export const INPUT_QUEUE = 'input';
export const OUTPUT_QUEUE = 'output';

@Injectable()
export class CommandHandler {
  private readonly logger = new Logger('commands');

  constructor(private readonly runner: CommandRunner) {}

  /** Returns as soon as the work has begun, so that the consumer goes on listening. */
  @SqsMessageHandler(INPUT_QUEUE, false)
  async handle(message: Message): Promise<void> {
    await this.runner.begin(message);
  }

  @SqsConsumerEventHandler(INPUT_QUEUE, 'error')
  onError(error: Error): void {
    if (error.name !== 'AbortError' && !error.message.includes('aborted'))
      this.logger.error(error.message);
  }

  @SqsConsumerEventHandler(INPUT_QUEUE, 'processing_error')
  onProcessingError(error: Error): void {
    this.logger.error(error.message);
  }
}
