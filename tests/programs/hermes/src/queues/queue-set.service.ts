import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  paginateScan,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { Injectable, Logger } from '@nestjs/common';

import { Config } from '../config';
import { ContainerName, containerId } from '../threads/naming';

const TABLE = 'webordinary-queue-tracking';
const MOST_RECEIVES = 3;

/** Three queues that belong together, by URL. */
export interface QueueSet {
  inputUrl: string;
  outputUrl: string;
  dlqUrl: string;
}

/** A row of the tracking table. */
export interface TrackedQueues extends QueueSet {
  containerId: string;
  createdAt: number;
  container: string;
  clientProjectId: string;
  userId: string;
}

/** The queues of a container: made when first needed, tracked in DynamoDB. */
@Injectable()
export class QueueSetService {
  private readonly logger = new Logger('queues');
  private readonly known = new Map<string, Promise<QueueSet>>();

  constructor(
    private readonly config: Config,
    private readonly sqs: SQSClient,
    private readonly tables: DynamoDBDocumentClient,
    private readonly alarms: CloudWatchClient,
  ) {}

  /** Two mails at once wait for the same queues. */
  open(name: ContainerName): Promise<QueueSet> {
    const id = containerId(name);
    let queues = this.known.get(id);
    if (!queues) {
      queues = this.findOrCreate(name);
      this.known.set(id, queues);
      queues.catch(() => this.known.delete(id));
    }
    return queues;
  }

  async tracked(): Promise<TrackedQueues[]> {
    const rows: TrackedQueues[] = [];
    for await (const page of paginateScan({ client: this.tables }, { TableName: TABLE })) {
      rows.push(...((page.Items ?? []) as TrackedQueues[]));
    }
    return rows;
  }

  async remove(row: TrackedQueues): Promise<void> {
    this.logger.log(`deleting the orphaned queues of ${row.containerId}`);
    for (const QueueUrl of [row.inputUrl, row.outputUrl, row.dlqUrl]) {
      await this.sqs.send(new DeleteQueueCommand({ QueueUrl })).catch((error: Error) => {
        this.logger.warn(`${QueueUrl}: ${error.message}`);
      });
    }
    const Key = { containerId: row.containerId, createdAt: row.createdAt };
    await this.tables.send(new DeleteCommand({ TableName: TABLE, Key }));
    this.known.delete(row.containerId);
  }

  private async findOrCreate(name: ContainerName): Promise<QueueSet> {
    const { Items } = await this.tables.send(
      new QueryCommand({
        TableName: TABLE,
        KeyConditionExpression: 'containerId = :id',
        ExpressionAttributeValues: { ':id': containerId(name) },
        ScanIndexForward: false,
      }),
    );
    if (Items?.[0]) return Items[0] as TrackedQueues;
    const queues = await this.create(containerId(name));
    await this.track(name, queues);
    return queues;
  }

  private async create(id: string): Promise<QueueSet> {
    this.logger.log(`creating the queues of ${id}`);
    const dlqName = `webordinary-dlq-${id}`;
    const dlqUrl = await this.createQueue(dlqName, 60);
    const deadLetterTargetArn = await this.arnOf(dlqUrl);
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn, maxReceiveCount: MOST_RECEIVES });
    const inputUrl = await this.createQueue(`webordinary-input-${id}`, 300, { RedrivePolicy });
    const outputUrl = await this.createQueue(`webordinary-output-${id}`, 300);
    if (this.config.alarmTopicArn) await this.putDepthAlarm(dlqName);
    return { inputUrl, outputUrl, dlqUrl };
  }

  private async createQueue(
    QueueName: string,
    visibilityS: number,
    more: Record<string, string> = {},
  ): Promise<string> {
    const { QueueUrl } = await this.sqs.send(
      new CreateQueueCommand({
        QueueName,
        Attributes: {
          MessageRetentionPeriod: '345600',
          ReceiveMessageWaitTimeSeconds: '20',
          VisibilityTimeout: String(visibilityS),
          ...more,
        },
      }),
    );
    return QueueUrl!;
  }

  private async arnOf(QueueUrl: string): Promise<string> {
    const { Attributes } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }),
    );
    return Attributes!.QueueArn!;
  }

  private async track(name: ContainerName, queues: QueueSet): Promise<void> {
    const row: TrackedQueues = {
      containerId: containerId(name),
      createdAt: Date.now(),
      container: containerId(name),
      clientProjectId: `${name.clientId}-${name.projectId}`,
      userId: name.userId,
      ...queues,
    };
    await this.tables.send(new PutCommand({ TableName: TABLE, Item: row }));
  }

  private async putDepthAlarm(queueName: string): Promise<void> {
    await this.alarms.send(
      new PutMetricAlarmCommand({
        AlarmName: `depth-${queueName}`,
        Namespace: 'AWS/SQS',
        MetricName: 'ApproximateNumberOfMessagesVisible',
        Dimensions: [{ Name: 'QueueName', Value: queueName }],
        Statistic: 'Maximum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 0,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'notBreaching',
        AlarmActions: [this.config.alarmTopicArn],
      }),
    );
  }
}
