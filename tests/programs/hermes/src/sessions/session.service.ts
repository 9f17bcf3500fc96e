import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { Injectable } from '@nestjs/common';

import { Inbound } from '../mail/inbound';
import { ContainerName, containerId, sessionId } from '../threads/naming';

const THREADS = 'webordinary-thread-mappings';
const SESSIONS = 'webordinary-edit-sessions';
const THREAD_TTL_S = 30 * 24 * 60 * 60;
const SESSION_TTL_S = 30 * 60;

/** Which thread belongs to whom, and who is at work in it. */
@Injectable()
export class SessionService {
  constructor(private readonly tables: DynamoDBDocumentClient) {}

  async open(inbound: Inbound): Promise<void> {
    const { container, thread } = inbound;
    const { clientId, projectId, userId } = container;
    const now = Date.now();
    const nowS = Math.floor(now / 1000);
    await this.update(
      THREADS,
      { threadId: thread },
      {
        containerId: containerId(container),
        clientProjectId: `${clientId}-${projectId}`,
        clientId,
        projectId,
        userId,
        ttl: nowS + THREAD_TTL_S,
      },
    );
    await this.update(
      SESSIONS,
      { sessionId: sessionId(container, thread), userId },
      {
        status: 'active',
        clientId,
        containerId: containerId(container),
        threadId: thread,
        lastMessageId: inbound.id,
        lastActivity: now,
        ttl: nowS + SESSION_TTL_S,
      },
    );
  }

  /** The container of a thread; null if nobody has written in it. */
  async containerOf(thread: string): Promise<ContainerName | null> {
    const { Item } = await this.tables.send(
      new GetCommand({ TableName: THREADS, Key: { threadId: thread }, ConsistentRead: true }),
    );
    if (!Item) return null;
    return { clientId: Item.clientId, projectId: Item.projectId, userId: Item.userId };
  }

  private async update(
    TableName: string,
    Key: Record<string, string>,
    changes: Record<string, string | number>,
  ): Promise<void> {
    const names = Object.keys(changes);
    // By placeholder: `status` and `ttl` are reserved words.
    await this.tables.send(
      new UpdateCommand({
        TableName,
        Key,
        UpdateExpression: `SET ${names.map((_, i) => `#n${i} = :v${i}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, i) => [`#n${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          names.map((name, i) => [`:v${i}`, changes[name]]),
        ),
      }),
    );
  }
}
