import { setTimeout as sleep } from 'node:timers/promises';

import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DescribeTasksCommand, ECSClient, RunTaskCommand } from '@aws-sdk/client-ecs';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Injectable, Logger } from '@nestjs/common';

import { Config } from '../config';
import { QueueSet } from '../queues/queue-set.service';
import { ContainerName, containerId } from '../threads/naming';

const TABLE = 'webordinary-containers';
const POLL_MS = 2_000;
const GIVE_UP_MS = 60_000;
/** After this time whoever claimed the start without a task to show for it is gone. */
const CLAIM_MS = 60_000;
const TTL_S = 24 * 60 * 60;

interface ContainerRow {
  containerId: string;
  status?: string;
  taskArn?: string;
  claimedAt?: number;
}

type Look = 'running' | 'wait' | 'start';

/** A wake that is under way: when it was last asked for, and how often. */
interface Wake {
  askedAt: number;
  times: number;
}

/** Gets a container to run, and sees to it that two wakes at once start one task. */
@Injectable()
export class ContainerService {
  private readonly logger = new Logger('containers');
  private readonly wakes = new Map<string, Wake>(); // by container id

  constructor(
    private readonly config: Config,
    private readonly tables: DynamoDBDocumentClient,
    private readonly ecs: ECSClient,
  ) {}

  /**
   * Looks every 2 s until the container's task is RUNNING, and gives up 60 s after it was last
   * asked to. One wake a container: while one is under way, a further call only asks it to look
   * once more, and returns at once.
   */
  async ensureRunning(name: ContainerName, queues: QueueSet): Promise<void> {
    const id = containerId(name);
    const underWay = this.wakes.get(id);
    if (underWay) {
      underWay.askedAt = Date.now();
      underWay.times += 1;
      return;
    }
    const wake = { askedAt: Date.now(), times: 1 };
    this.wakes.set(id, wake);
    try {
      await this.keepLooking(wake, name, queues);
    } finally {
      this.wakes.delete(id);
    }
  }

  /** True while a task of this container is there or on its way. */
  async isActive(id: string): Promise<boolean> {
    return (await this.look(await this.read(id))) !== 'start';
  }

  private async keepLooking(wake: Wake, name: ContainerName, queues: QueueSet): Promise<void> {
    const id = containerId(name);
    while (Date.now() < wake.askedAt + GIVE_UP_MS) {
      const { times } = wake;
      const row = await this.read(id);
      const look = await this.look(row);
      // Who asked while this look was under way may know more than it saw.
      if (look === 'running' && wake.times === times) return;
      if (look === 'running') continue;
      if (look === 'start' && (await this.claim(id, row))) await this.start(name, queues);
      await sleep(POLL_MS);
    }
    this.logger.warn(`${id} is not running after 60 s`);
  }

  private async read(id: string): Promise<ContainerRow | undefined> {
    const { Item } = await this.tables.send(
      new GetCommand({ TableName: TABLE, Key: { containerId: id }, ConsistentRead: true }),
    );
    return Item as ContainerRow | undefined;
  }

  private async look(row: ContainerRow | undefined): Promise<Look> {
    if (!row) return 'start';
    if (!row.taskArn) {
      // Somebody has claimed the start and not yet written the task: theirs, unless they are gone.
      const stale = Date.now() - (row.claimedAt ?? 0) > CLAIM_MS;
      return row.status === 'starting' && !stale ? 'wait' : 'start';
    }
    const { tasks } = await this.ecs.send(
      new DescribeTasksCommand({ cluster: this.config.cluster, tasks: [row.taskArn] }),
    );
    const task = tasks?.[0];
    if (!task || task.lastStatus === 'STOPPED') return 'start';
    if (task.desiredStatus === 'STOPPED') return 'wait';
    if (row.status === 'stopping' || row.status === 'stopped') return 'wait';
    return task.lastStatus === 'RUNNING' ? 'running' : 'wait';
  }

  /** Only the one who gets the claim may call RunTask. */
  private async claim(id: string, seen: ContainerRow | undefined): Promise<boolean> {
    const unclaimed = seen && {
      ConditionExpression: 'taskArn = :seenTask AND claimedAt = :seenClaim',
      values: { ':seenTask': seen.taskArn ?? '', ':seenClaim': seen.claimedAt ?? 0 },
    };
    try {
      await this.tables.send(
        new UpdateCommand({
          TableName: TABLE,
          Key: { containerId: id },
          UpdateExpression: 'SET #status = :status, taskArn = :none, claimedAt = :now',
          ConditionExpression:
            unclaimed?.ConditionExpression ?? 'attribute_not_exists(containerId)',
          ExpressionAttributeNames: { '#status': 'status' },
          ExpressionAttributeValues: {
            ':status': 'starting',
            ':none': '',
            ':now': Date.now(),
            ...unclaimed?.values,
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  private async start(name: ContainerName, queues: QueueSet): Promise<void> {
    const id = containerId(name);
    this.logger.log(`starting a task for ${id}`);
    const taskArn = await this.runTask(name, queues);
    await this.tables.send(
      new UpdateCommand({
        TableName: TABLE,
        Key: { containerId: id },
        UpdateExpression:
          'SET taskArn = :task, #status = :status, clientProjectId = :site, ' +
          'userId = :user, #ttl = :ttl',
        ExpressionAttributeNames: { '#status': 'status', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':task': taskArn,
          ':status': taskArn ? 'starting' : 'stopped',
          ':site': `${name.clientId}-${name.projectId}`,
          ':user': name.userId,
          ':ttl': Math.floor(Date.now() / 1000) + TTL_S,
        },
      }),
    );
  }

  /** The task's ARN, or "" if AWS reported a failure. */
  private async runTask(name: ContainerName, queues: QueueSet): Promise<string> {
    const environment = Object.entries(this.environmentOf(name, queues)).map(([key, value]) => ({
      name: key,
      value,
    }));
    const { tasks, failures } = await this.ecs.send(
      new RunTaskCommand({
        cluster: this.config.cluster,
        taskDefinition: this.config.taskDefinition,
        launchType: 'FARGATE',
        overrides: { containerOverrides: [{ name: this.config.containerName, environment }] },
        networkConfiguration: {
          awsvpcConfiguration: { subnets: this.config.subnets, assignPublicIp: 'ENABLED' },
        },
      }),
    );
    for (const failure of failures ?? []) this.logger.error(`RunTask: ${failure.reason}`);
    return tasks?.[0]?.taskArn ?? '';
  }

  private environmentOf(name: ContainerName, queues: QueueSet): Record<string, string> {
    const { clientId, projectId, userId } = name;
    const id = containerId(name);
    return {
      INPUT_QUEUE_URL: queues.inputUrl,
      OUTPUT_QUEUE_URL: queues.outputUrl,
      DLQ_URL: queues.dlqUrl,
      CLIENT_ID: clientId,
      PROJECT_ID: projectId,
      USER_ID: userId,
      CONTAINER_ID: id,
      WORKSPACE_PATH: `${this.config.workspaceRoot}/${id}`,
      REPO_URL: `${this.config.gitBaseUrl}/${clientId}/${projectId}.git`,
      AUTO_SHUTDOWN_MINUTES: this.config.autoShutdownMinutes,
      AWS_REGION: this.config.region,
    };
  }
}
