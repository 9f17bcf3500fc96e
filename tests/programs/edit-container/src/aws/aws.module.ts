import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module } from '@nestjs/common';

import { Config } from '../config';

@Module({
  providers: [
    Config,
    {
      provide: SQSClient,
      inject: [Config],
      useFactory: (config: Config) => new SQSClient({ region: config.region }),
    },
    {
      provide: DynamoDBDocumentClient,
      inject: [Config],
      useFactory: (config: Config) =>
        DynamoDBDocumentClient.from(new DynamoDBClient({ region: config.region })),
    },
  ],
  exports: [Config, SQSClient, DynamoDBDocumentClient],
})
export class AwsModule {}
