import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ECSClient } from '@aws-sdk/client-ecs';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Module, Type } from '@nestjs/common';

import { Config } from '../config';

/** Each container's answers are waited for by a long poll, which keeps a socket. */
const MOST_SOCKETS = 1000;

function client<T>(provide: Type<T>, make: (region: string) => T) {
  return { provide, inject: [Config], useFactory: (config: Config) => make(config.region) };
}

const clients = [
  client(CloudWatchClient, (region) => new CloudWatchClient({ region })),
  client(ECSClient, (region) => new ECSClient({ region })),
  client(SQSClient, (region) => {
    const agent = { maxSockets: MOST_SOCKETS };
    return new SQSClient({ region, requestHandler: { httpAgent: agent, httpsAgent: agent } });
  }),
  client(DynamoDBDocumentClient as unknown as Type<DynamoDBDocumentClient>, (region) =>
    DynamoDBDocumentClient.from(new DynamoDBClient({ region })),
  ),
];

@Module({ providers: [Config, ...clients], exports: [Config, ...clients] })
export class AwsModule {}
