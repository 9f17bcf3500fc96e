import { get } from 'node:http';

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Injectable, Logger, OnApplicationBootstrap } from '@nestjs/common';

import { Config } from '../config';

const TABLE = 'webordinary-containers';
const TTL_S = 24 * 60 * 60;

/** This container's row in the containers table. */
@Injectable()
export class ContainerRecord implements OnApplicationBootstrap {
  private readonly logger = new Logger('container');
  private taskArn = '';

  constructor(
    private readonly config: Config,
    private readonly tables: DynamoDBDocumentClient,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.taskArn = await this.askForTaskArn();
    await this.mark('running');
  }

  /**
   * Only as long as this task is the container's: a newer one has the say. A record that has no
   * task yet is ours too, because Hermes writes the ARN after RunTask has returned.
   */
  async mark(status: 'running' | 'stopping' | 'stopped'): Promise<void> {
    try {
      await this.tables.send(
        new UpdateCommand({
          TableName: TABLE,
          Key: { containerId: this.config.containerId },
          UpdateExpression: 'SET #status = :status, lastActivity = :now, #ttl = :ttl',
          ConditionExpression: 'attribute_not_exists(taskArn) OR taskArn = :task',
          ExpressionAttributeNames: { '#status': 'status', '#ttl': 'ttl' },
          ExpressionAttributeValues: {
            ':status': status,
            ':now': Date.now(),
            ':ttl': Math.floor(Date.now() / 1000) + TTL_S,
            ':task': this.taskArn,
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      this.logger.warn('the containers table does not know this task');
    }
  }

  /** From the task metadata endpoint; "" outside ECS. */
  private async askForTaskArn(): Promise<string> {
    if (!this.config.metadataUri) return '';
    const task = JSON.parse(await fetchText(`${this.config.metadataUri}/task`));
    return task.TaskARN ?? '';
  }
}

function fetchText(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });
}
