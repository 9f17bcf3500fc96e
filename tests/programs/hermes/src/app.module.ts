import { SQSClient } from '@aws-sdk/client-sqs';
import { Module } from '@nestjs/common';
import { SqsModule } from '@ssut/nestjs-sqs';

import { AwsModule } from './aws/aws.module';
import { AnswerService } from './commands/answer.service';
import { DispatchService } from './commands/dispatch.service';
import { Config } from './config';
import { ContainerService } from './containers/container.service';
import { EMAIL_QUEUE, InboxHandler } from './mail/inbox.handler';
import { MailService } from './mail/mail.service';
import { PreviewController } from './preview/preview.controller';
import { OrphanSweeper } from './queues/orphan-sweeper';
import { QueueSetService } from './queues/queue-set.service';
import { SessionService } from './sessions/session.service';

const LONG_POLL_S = 20;
const INBOX_VISIBILITY_S = 60;

@Module({
  imports: [
    AwsModule,
    SqsModule.registerAsync({
      imports: [AwsModule],
      inject: [Config, SQSClient],
      useFactory: (config: Config, sqs: SQSClient) => ({
        consumers: [
          {
            name: EMAIL_QUEUE,
            queueUrl: config.emailQueueUrl,
            sqs,
            batchSize: 10,
            waitTimeSeconds: LONG_POLL_S,
            visibilityTimeout: INBOX_VISIBILITY_S,
          },
        ],
      }),
    }),
  ],
  controllers: [PreviewController],
  providers: [
    AnswerService,
    ContainerService,
    DispatchService,
    InboxHandler,
    MailService,
    OrphanSweeper,
    QueueSetService,
    SessionService,
  ],
})
export class AppModule {}
