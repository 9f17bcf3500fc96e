import { SQSClient } from '@aws-sdk/client-sqs';
import { Module } from '@nestjs/common';
import { SqsModule } from '@ssut/nestjs-sqs';

import { AwsModule } from './aws/aws.module';
import { ClaudeCode } from './claude/claude-code';
import { CommandHandler, INPUT_QUEUE, OUTPUT_QUEUE } from './commands/command.handler';
import { CommandRunner } from './commands/command.runner';
import { Config } from './config';
import { ContainerRecord } from './containers/container-record';
import { Workspace } from './git/workspace';
import { IdleService } from './lifecycle/idle.service';
import { ShutdownService } from './lifecycle/shutdown.service';
import { PreviewServer } from './preview/preview.server';

const LONG_POLL_S = 20;
export const VISIBILITY_S = 300;

@Module({
  imports: [
    AwsModule,
    SqsModule.registerAsync({
      imports: [AwsModule],
      inject: [Config, SQSClient],
      useFactory: (config: Config, sqs: SQSClient) => ({
        globalStopOptions: { abort: true },
        consumers: [
          {
            name: INPUT_QUEUE,
            queueUrl: config.inputQueueUrl,
            sqs,
            batchSize: 1,
            waitTimeSeconds: LONG_POLL_S,
            visibilityTimeout: VISIBILITY_S,
            messageAttributeNames: ['All'],
            // CommandRunner deletes a message when its work is done, long after the handler has
            // returned; see README.md, "Interrupts".
            shouldDeleteMessages: false,
          },
        ],
        producers: [{ name: OUTPUT_QUEUE, queueUrl: config.outputQueueUrl, sqs }],
      }),
    }),
  ],
  providers: [
    ClaudeCode,
    CommandHandler,
    CommandRunner,
    ContainerRecord,
    IdleService,
    PreviewServer,
    ShutdownService,
    // Cloned or fetched before anything that works in it is made.
    {
      provide: Workspace,
      inject: [Config],
      useFactory: (config: Config) => Workspace.open(config),
    },
  ],
})
export class AppModule {}
